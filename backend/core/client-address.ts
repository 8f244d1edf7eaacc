/**
 * How a host tells the address of a client, by the connection and by what proxies say.
 * @param socketAddress of whoever is connected
 * @param header gives a request header by its lower-case name
 * @returns "" or no address where it cannot be told
 */
export type ClientAddress = (
  socketAddress: string | undefined,
  header: (name: string) => string | null,
) => string;
