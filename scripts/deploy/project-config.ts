import * as z from "zod";

/** The part of firebase.json that a deployment uses. The whole of it is checked by firebase-tools' own schema. */
export const projectConfigSchema = z.looseObject({
  firestore: z.looseObject({ rules: z.string(), indexes: z.string() }),
  functions: z.array(
    z.looseObject({
      codebase: z.string(),
      source: z.string(),
      runtime: z.string(),
      ignore: z.optional(z.array(z.string())),
    }),
  ),
  hosting: z.looseObject({
    public: z.string(),
    ignore: z.optional(z.array(z.string())),
    rewrites: z.array(
      z.looseObject({
        // Not a glob: those pass by paths with a folder that begins with a dot.
        regex: z.string(),
        function: z.looseObject({ functionId: z.string(), region: z.optional(z.string()) }),
      }),
    ),
  }),
});
export type ProjectConfig = z.infer<typeof projectConfigSchema>;
