# Written without an engine at hand: its install steps are tested (tests/packaging/), the image itself is untried.
#   docker build --tag deploy-planner .
#   docker run --rm --interactive --network none --user "$(id -u):$(id -g)" --volume "$PWD:/project" deploy-planner
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY deploy_planner deploy_planner/
COPY planning planning/
COPY resources resources/
COPY server server/
COPY tools tools/
RUN python -m venv /opt/deploy-planner
RUN /opt/deploy-planner/bin/python -m pip install --no-cache-dir .

FROM python:3.13-slim
COPY --from=build /opt/deploy-planner /opt/deploy-planner
RUN useradd --uid 10001 --create-home planner
USER planner
# The repository is mounted here. Plans are written as the user who runs the container: see --user above.
WORKDIR /project
ENTRYPOINT ["/opt/deploy-planner/bin/deploy-planner", "--root", "/project"]
