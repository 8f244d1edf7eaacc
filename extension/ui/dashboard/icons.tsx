import { Icon } from "../kit/icons.tsx";

export function MailsIcon() {
  return (
    <Icon>
      <rect x="1.5" y="3" width="13" height="10" rx="1.5" />
      <path d="m2 4.3 6 4.7 6-4.7" />
    </Icon>
  );
}

export function InsightsIcon() {
  return (
    <Icon>
      <path d="M2 14h12M4 11V8M8 11V3.5M12 11V6" />
    </Icon>
  );
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M2 4.5h6.5M12.5 4.5H14M2 11.5h1.5M7.5 11.5H14" />
      <circle cx="10.5" cy="4.5" r="2" />
      <circle cx="5.5" cy="11.5" r="2" />
    </Icon>
  );
}

export function BellOffIcon() {
  return (
    <Icon>
      <path d="M4 11.5V7a4 4 0 0 1 6.8-2.9M12 7v4.5M2.5 11.5h11M6.5 13.8h3M2.5 2l11 12" />
    </Icon>
  );
}

export function ReminderIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8.5" r="5.5" />
      <path d="M8 5.5v3l2 1.5M3 2 1.5 3.5M13 2l1.5 1.5" />
    </Icon>
  );
}

export function HotIcon() {
  return (
    <Icon>
      <path d="M8 1.5c.5 2.5 4 4.3 4 8a4 4 0 0 1-8 0c0-1.7.8-2.7 1.7-3.7.2 1 .6 1.6 1.3 2C6.8 5.5 7 3.5 8 1.5Z" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </Icon>
  );
}

export function SaveIcon() {
  return (
    <Icon>
      <path d="M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11" />
    </Icon>
  );
}

export function BellIcon() {
  return (
    <Icon>
      <path d="M4 11.5V7a4 4 0 0 1 8 0v4.5M2.5 11.5h11M6.5 13.8h3" />
    </Icon>
  );
}

export function DeleteIcon() {
  return (
    <Icon>
      <path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.8 7.3v3.7M9.2 7.3v3.7" />
    </Icon>
  );
}
