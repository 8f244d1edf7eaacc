/** Where a request comes from. */
interface Address {
  readonly ip: string;
  /** Who is known to use it. Those of people are their access provider's own name servers: nobody's home. */
  readonly of: string;
}

/** Every address that a story may name: ones that really belong to these networks, as of November 2026. */
export const ADDRESSES = {
  homeGermany: { ip: "217.237.151.51", of: "Deutsche Telekom, AS3320" },
  homeGermanyIpv6: { ip: "2003:180:2::53", of: "Deutsche Telekom, AS3320" },
  homeUsa: { ip: "75.75.75.75", of: "Comcast, AS7922" },
  homeUsaIpv6: { ip: "2001:558:feed::1", of: "Comcast, AS7922" },
  homeBritain: { ip: "194.72.9.34", of: "British Telecommunications, AS2856" },
  homeFrance: { ip: "212.27.40.240", of: "Free, AS12322" },
  officeSwitzerland: { ip: "195.186.1.111", of: "Swisscom, AS3303" },
  officeNetherlands: { ip: "62.179.104.196", of: "Liberty Global, AS6830" },
  mobileGermany: { ip: "139.7.30.126", of: "Vodafone, AS3209" },

  googleProxy: { ip: "66.249.84.1", of: "Google, AS15169: 66.249.64.0/19" },
  googleProxy2: { ip: "74.125.210.1", of: "Google, AS15169: 74.125.0.0/16" },
  googleProxy3: { ip: "66.102.8.1", of: "Google, AS15169: 66.102.0.0/20" },
  googleProxy4: { ip: "108.177.2.32", of: "Google, AS15169: seen, though not in the peers' lists" },
  googleProxy5: { ip: "72.14.199.1", of: "Google, AS15169: 72.14.192.0/18" },
  googleProxy6: { ip: "209.85.238.1", of: "Google, AS15169: 209.85.128.0/17" },
  googleProxyIpv6: { ip: "2001:4860:4801::1", of: "Google, AS15169" },
  yahoo: { ip: "98.136.96.1", of: "Yahoo, AS36646" },
  seznam: { ip: "77.75.76.1", of: "Seznam, AS43037" },
  rambler: { ip: "81.19.78.1", of: "Rambler, AS24638" },
  fastmail: { ip: "103.168.172.1", of: "Fastmail, AS151847" },
  zoho: { ip: "136.143.188.1", of: "Zoho, AS2639" },
  yandex: { ip: "5.255.253.1", of: "Yandex, AS13238" },
  mailRu: { ip: "94.100.180.1", of: "Mail.ru, AS47764" },
  proton: { ip: "185.70.42.1", of: "Proton, AS62371" },

  appleEgressUsa: { ip: "172.224.10.1", of: "Akamai for Apple, AS36183" },
  appleEgressGermany: { ip: "172.225.134.1", of: "Akamai for Apple, AS36183" },
  appleEgressIpv6: { ip: "2a02:26f7:b018::1", of: "Akamai for Apple, AS36183" },
  apple: { ip: "17.58.100.1", of: "Apple itself, AS714" },

  exchangeOnline: { ip: "104.47.10.36", of: "Exchange Online Protection: 104.47.0.0/17" },
  exchangeOnline2: { ip: "40.107.21.10", of: "Exchange Online Protection: 40.107.0.0/16" },
  exchangeOnline3: { ip: "40.92.40.10", of: "Exchange Online Protection: 40.92.0.0/15" },
  exchangeOnline4: { ip: "52.100.10.10", of: "Exchange Online Protection: 52.100.0.0/14" },
  exchangeOnline5: { ip: "52.238.78.88", of: "Exchange Online Protection: 52.238.78.88/32" },
  exchangeOnlineIpv6: {
    ip: "2a01:111:f400::25",
    of: "Exchange Online Protection: 2a01:111:f400::/48",
  },
  exchangeOnlineIpv6Two: {
    ip: "2a01:111:f403::1",
    of: "Exchange Online Protection: 2a01:111:f403::/48",
  },
  microsoft: { ip: "40.94.20.1", of: "Microsoft, AS8075, outside of its mail gateways" },
  microsoftCloudPc: { ip: "20.51.1.1", of: "Microsoft Azure, AS8075" },
  microsoftIpv6: { ip: "2603:1026:500::1", of: "Microsoft, AS8075" },

  proofpointUsa: { ip: "67.231.156.1", of: "Proofpoint, AS22843" },
  proofpointUsa2: { ip: "148.163.135.1", of: "Proofpoint, AS26211" },
  proofpointEurope: { ip: "185.132.181.1", of: "Proofpoint, AS52129" },
  proofpointUsa3: { ip: "148.163.128.1", of: "Proofpoint, AS13916" },
  mimecastUsa2: { ip: "170.10.144.1", of: "Mimecast, AS33538" },
  mimecastUsa3: { ip: "216.145.208.1", of: "Mimecast, AS397726" },
  mimecastAustralia: { ip: "103.13.69.1", of: "Mimecast, AS136792" },
  mimecastUsa: { ip: "205.139.110.61", of: "Mimecast, AS30031" },
  mimecastBritain: { ip: "91.220.42.1", of: "Mimecast, AS42427" },
  mimecastBritain2: { ip: "51.163.158.1", of: "Mimecast, AS39588" },
  mimecastEurope: { ip: "193.7.206.1", of: "Mimecast, AS60492" },
  ironport: { ip: "68.232.140.1", of: "Cisco IronPort, AS16417" },
  barracuda: { ip: "209.222.82.1", of: "Barracuda: 209.222.82.0/24, in Amazon's AS16509" },
  zscaler: { ip: "136.226.50.1", of: "Zscaler, AS22616: people's browsers leave through it" },
  zscalerEurope: { ip: "165.225.72.1", of: "Zscaler Switzerland, AS62044" },

  zscaler2: { ip: "199.168.148.1", of: "Zscaler, AS53444" },
  zscaler3: { ip: "101.2.214.1", of: "Zscaler, AS53813" },
  zscaler4: { ip: "199.168.149.1", of: "Zscaler, AS62907" },
  netskope: { ip: "8.36.116.1", of: "Netskope, AS55256" },
  forcepoint: { ip: "85.115.32.1", of: "Forcepoint's web gateway, AS44444" },
  umbrella: { ip: "67.215.64.1", of: "Cisco Umbrella, AS36692" },

  amazonFrankfurt: { ip: "3.120.1.1", of: "Amazon EC2, AS16509" },
  amazonOregon: { ip: "54.240.196.1", of: "Amazon, AS16509" },
  googleCloud: { ip: "34.141.1.1", of: "Google Cloud, AS396982" },
  hetzner: { ip: "5.9.0.1", of: "Hetzner, AS24940" },
  digitalOcean: { ip: "24.144.64.1", of: "DigitalOcean, AS14061" },
  telegram: { ip: "149.154.161.1", of: "Telegram, AS62041" },
  facebook: { ip: "69.171.251.1", of: "Facebook, AS32934" },

  /** A server that does not stand behind a proxy, or is asked from its own network. */
  privateNetwork: { ip: "192.168.1.20", of: "RFC 1918" },
} as const satisfies Readonly<Record<string, Address>>;

export type AddressName = keyof typeof ADDRESSES;
