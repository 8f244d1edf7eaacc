/** A person, as every stand-in names them. */
export interface Contact {
  readonly email: string;
  readonly name: string;
}
