import { useState } from "react";
import { options } from "../options.ts";
import { words } from "../words/words.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";

/** The blue line at the top: search and whose mailbox it is. */
export function SuiteHeader() {
  const [isOpen, setOpen] = useState(false);
  const { owner } = options;
  return (
    <div id="O365_NavHeader" className="suite-header" role="banner">
      <button
        type="button"
        id="O365_MainLink_NavMenu"
        className="waffle"
        aria-label="Microsoft 365"
      >
        <span />
      </button>
      <span className="app-name" id="O365_AppName">
        Outlook <em>stand-in</em>
      </span>
      <div className="search" role="search">
        <Icon name="search" />
        <input
          id="topSearchInput"
          type="search"
          placeholder={words.search}
          aria-label={words.search}
        />
      </div>
      <div id="O365_HeaderRightRegion" className="header-right">
        <button type="button" id="owaSettingsButton" aria-label={words.settings}>
          <Icon name="settings" />
        </button>
        <button
          type="button"
          id="O365_MainLink_Me"
          aria-label={words.accountManager(owner.name)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Avatar name={owner.name} />
        </button>
      </div>
      {isOpen && (
        <div id="mectrl_main_body" className="account-card">
          <Avatar name={owner.name} />
          <div>
            <div id="mectrl_currentAccount_primary">{owner.name}</div>
            <div id="mectrl_currentAccount_secondary">{owner.email}</div>
          </div>
        </div>
      )}
    </div>
  );
}
