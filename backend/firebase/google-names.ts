/** The id of a Google Cloud project, in an older organisation with its domain before it. */
export const PROJECT_ID = /^[a-z][a-z0-9.:-]{4,62}$/;

/** Such as `us-central1`. */
export const REGION = /^[a-z]+-[a-z]+[0-9]{1,2}$/;
