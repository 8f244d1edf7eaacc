import { useStore } from "@nanostores/react";
import { useEffect, useRef, type ComponentType } from "react";
import { Link, useLocation, useParams } from "wouter";
import { settingsWords } from "../../words/settings.ts";
import type { DashboardProps } from "../dashboard/api.ts";
import { Skeleton } from "../kit/states.tsx";
import { AboutSection } from "./about-section.tsx";
import { AppearanceSection } from "./appearance-section.tsx";
import { shownPreferences } from "./change-preferences.ts";
import { DataSection } from "./data-section.tsx";
import { ExceptionsSection } from "./exceptions-section.tsx";
import { NotificationsSection } from "./notifications-section.tsx";
import { ServerSection } from "./server-section.tsx";
import type { SectionProps } from "./section-props.ts";
import "./settings.css";
import { TrackingSection } from "./tracking-section.tsx";

const sections = {
  server: ServerSection,
  tracking: TrackingSection,
  exceptions: ExceptionsSection,
  notifications: NotificationsSection,
  appearance: AppearanceSection,
  data: DataSection,
  about: AboutSection,
} satisfies Record<string, ComponentType<SectionProps>>;

type SectionName = keyof typeof sections;
const names = Object.keys(sections).filter(isSection);

function isSection(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}

/** All that the rep can choose, a section at a time, by the address's fragment: `#/settings/data`. */
export function SettingsPage(props: DashboardProps) {
  const t = useStore(settingsWords);
  const { section } = useParams();
  const [path] = useLocation();
  const name = section !== undefined && isSection(section) ? section : "server";
  const chosen = useStore(shownPreferences);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    // Whoever went to another section hears its name; whoever only came to the page stays where they are.
    if (shown.current === path) return;
    shown.current = path;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [path]);

  const Section = sections[name];
  return (
    <div className="settings-page">
      <nav className="settings-nav" aria-label={t.sections}>
        <p className="settings-title">{t.title}</p>
        <ul>
          {names.map((one) => (
            <li key={one}>
              <Link href={`/settings/${one}`} aria-current={one === name ? "page" : undefined}>
                {t[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings-section">
        <h1 ref={heading} tabIndex={-1}>
          {t[name]}
        </h1>
        {chosen.status === "loading" ? <Skeleton height={160} /> : null}
        {chosen.status === "failed" ? (
          <p className="error" role="alert">
            {t.unread}
          </p>
        ) : null}
        {chosen.status === "ready" ? <Section key={name} {...props} chosen={chosen.value} /> : null}
      </div>
    </div>
  );
}
