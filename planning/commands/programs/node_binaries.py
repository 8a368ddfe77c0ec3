"""Programs that Node projects have in node_modules: what `yarn x` may mean where no script is called so."""

from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository

_KNOWN: Final = frozenset({
    "tsc", "tsx", "ts-node", "tsup", "ng", "nx", "next", "nuxt", "nuxi", "vite", "vitest", "vue-cli-service", "react-scripts",
    "webpack", "rollup", "esbuild", "swc", "babel", "parcel", "eslint", "prettier", "stylelint", "biome", "jest", "mocha",
    "ava", "c8", "nyc", "cypress", "cy", "playwright", "wdio", "k6", "prisma", "knex", "typeorm", "sequelize", "drizzle-kit",
    "mikro-orm", "nest", "strapi", "remix", "astro", "gatsby", "svelte-kit", "storybook", "sb", "lerna", "turbo", "rush",
    "changeset", "semantic-release", "release-it", "np", "sls", "serverless", "cdk", "cdktf", "sst", "wrangler", "vercel",
    "netlify", "firebase", "expo", "eas", "nodemon", "pm2", "pm2-runtime", "concurrently", "cross-env", "dotenv", "rimraf",
    "husky", "lint-staged", "commitlint", "depcheck", "ncu", "tsc-watch", "graphql-codegen", "openapi", "newman", "artillery",
    "lighthouse", "lhci", "sentry-cli", "db-migrate", "migrate-mongo", "node-pg-migrate", "supabase", "amplify",
    "zx", "http-server", "serve", "node-gyp", "node", "node-red", "patch-package", "syncpack", "madge", "ladle", "medusa",
    "payload", "keystone", "directus", "blitz", "redwood", "rw", "hardhat", "truffle", "forge", "apollo", "rover", "contentful",
})  # fmt: skip


def may_be_binary(name: str, folder: str, repository: Repository) -> bool:
    """Whether a dependency of a folder, or of one above it, probably brings a program of that name."""
    if name in _KNOWN:
        return True
    while True:
        for kind in (Kind.NPM_DEPENDENCY, Kind.NPM_BINARY):
            listing = repository.at(kind, folder)
            if listing and (listing.open or any(_alike(name, entry.name) for entry in listing.entries)):
                return True
        if not folder:
            return False
        folder = folder.rpartition("/")[0]


def _alike(name: str, dependency: str) -> bool:
    last = dependency.rpartition("/")[2]
    return name == last or (len(name) > 2 and name in last) or (len(last) > 2 and last in name)
