/** The newest migration that this build knows; a unit test holds it against prisma/migrations. */
export const newestMigration = "20261122160000_lifecycle";
