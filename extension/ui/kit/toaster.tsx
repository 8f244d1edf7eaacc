import { Toast } from "@base-ui/react/toast";
import { useStore } from "@nanostores/react";
import { useMemo, type ReactNode } from "react";
import { kitWords } from "../../words/kit.ts";
import { CloseIcon } from "./icons.tsx";
import "./toaster.css";

/** How long something can be undone from the toast, in milliseconds; longer than a toast that only tells. */
const undoableForMs = 10_000;
const toldForMs = 5_000;

/** Around a page whose parts say what was done. F6 leads to what stands there. */
export function Toaster({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** What was done, said in the page's corner. It goes by itself, but never while it is pointed at or has the keyboard. */
export function useToast(): {
  /**
   * @param text what was done, as a sentence
   * @param undo takes it back; absent: that is not possible
   * @returns takes the words away, as when they are true no more
   */
  readonly show: (toast: { readonly text: string; readonly undo?: () => void }) => () => void;
} {
  const { add, close } = Toast.useToastManager();
  return useMemo(
    () => ({
      show: ({ text, undo }) => {
        if (undo === undefined) {
          const told = add({ title: text, timeout: toldForMs });
          return () => close(told);
        }
        const id = add({
          title: text,
          timeout: undoableForMs,
          actionProps: {
            onClick: () => {
              close(id);
              undo();
            },
          },
        });
        return () => close(id);
      },
    }),
    [add, close],
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  const t = useStore(kitWords);
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast">
      <Toast.Content className="toast-content">
        {/* What names the toast, which is no heading of the page. */}
        <Toast.Title render={<p />} />
        {toast.actionProps === undefined ? null : (
          <Toast.Action className="toast-undo">{t.undo}</Toast.Action>
        )}
        <Toast.Close aria-label={t.dismiss} title={t.dismiss}>
          <CloseIcon />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
