import { createPortal } from "react-dom";
import { Icon, type IconName } from "./icon.tsx";

/** Where a menu opens: in pixels of its window, at the end of its document. */
export interface MenuPlace {
  readonly page: Document;
  readonly top: number;
  readonly left: number;
}

export function placeBelow(button: Element): MenuPlace {
  const { left, right, bottom } = button.getBoundingClientRect();
  const page = button.ownerDocument;
  return { page, top: bottom + 4, left: page.dir === "rtl" ? right - MENU_WIDTH : left };
}

const MENU_WIDTH = 200;

interface Props {
  readonly place: MenuPlace;
  readonly label: string;
  readonly items: readonly {
    readonly name: string;
    readonly icon: IconName;
    readonly label: string;
    readonly pick: () => void;
  }[];
  readonly onClose: () => void;
}

/** A menu as Fluent has them: it stands at the end of the document, not beside the button that opens it. */
export function Menu({ place, label, items, onClose }: Props) {
  const pick = (act: () => void): void => {
    onClose();
    act();
  };
  return createPortal(
    <div className="fui-FluentProvider">
      <div className="menu-backdrop" onClick={onClose} aria-hidden="true" />
      <div
        className="fui-MenuPopover menu"
        role="presentation"
        style={{ top: place.top, left: place.left, width: MENU_WIDTH }}
      >
        <div className="fui-MenuList" role="menu" aria-label={label}>
          {items.map((item, index) => (
            <div
              key={item.name}
              className="fui-MenuItem"
              role="menuitem"
              tabIndex={0}
              ref={(element) => {
                if (index === 0) element?.focus();
              }}
              data-standin={item.name}
              onClick={() => pick(item.pick)}
              onKeyDown={(event) => {
                if (event.key === "Escape") onClose();
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                event.stopPropagation();
                pick(item.pick);
              }}
            >
              <span className="fui-MenuItem__icon">
                <Icon name={item.icon} />
              </span>
              <span className="fui-MenuItem__content">{item.label}</span>
            </div>
          ))}
        </div>
      </div>
    </div>,
    place.page.body,
  );
}
