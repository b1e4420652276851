# One image for every app and the command line. What it does is chosen by its command:
#   node dist/apps/register/src/main.js    one of the apps
#   iom trace --crn X000001                the command line
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /bridge
# What is installed changes less often than the code, so it has a layer of its own.
COPY package.json package-lock.json .npmrc ./
COPY apps/iom/package.json apps/iom/
COPY apps/iom/bin apps/iom/bin
RUN npm ci
COPY . .
RUN npm run build && rm -rf dist/bench dist/libs/testing

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /bridge
COPY package.json package-lock.json .npmrc ./
COPY apps/iom/package.json apps/iom/
COPY apps/iom/bin apps/iom/bin
# The optional packages are the PostgreSQL of `npm start`, of which a container has no use. No script needs to run.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM ${NODE_IMAGE}
WORKDIR /bridge
COPY --from=dependencies /bridge/node_modules node_modules
COPY package.json ./
COPY apps/iom/package.json apps/iom/
COPY apps/iom/bin apps/iom/bin
# By its files the code finds the root of the installation.
COPY apps/iom/parts apps/iom/parts
COPY schemas schemas
COPY agreements agreements
COPY docker/is-ready.js docker/
COPY --from=build /bridge/dist dist
RUN ln -s /bridge/apps/iom/bin/iom.js /usr/local/bin/iom

# kafkajs sets one timer in the past, of which Node would warn in the middle of the log; an app has
# the young generation and the arenas that it has in the sandbox; what else it may take is the container's limit to say.
ENV NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --disable-warning=TimeoutNegativeWarning --max-semi-space-size=16" \
    MALLOC_ARENA_MAX=2 \
    AGREEMENTS_DIR=/bridge/agreements \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=3000
EXPOSE 3000
# Nothing in the image belongs to this account, and nothing has to be written: the root may be read-only.
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "docker/is-ready.js"]
CMD ["iom", "--help"]
