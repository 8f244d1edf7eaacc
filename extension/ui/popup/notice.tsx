/** One sentence that wants something done, and the button that does it. */
export function Notice({
  sentence,
  button,
  isPrimary = false,
  onPress,
}: {
  readonly sentence: string;
  readonly button: string;
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <div className="notice" role="alert">
      <p>{sentence}</p>
      <button className={isPrimary ? "primary" : ""} type="button" onClick={onPress}>
        {button}
      </button>
    </div>
  );
}
