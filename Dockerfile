# The image of one Paned process. compose.yaml builds it; by hand:
#
#   docker build --tag paned .
#   docker run --env-file .env --volume paned:/data --publish 127.0.0.1:8751:8751 paned
#
# The packages are those of requirements.lock, checked by hash; nothing else is installed.

ARG PYTHON=3.13-slim-bookworm

FROM python:${PYTHON} AS packages
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check --no-input \
    --no-deps --require-hashes --requirement requirements.lock \
 && /venv/bin/python -m pip uninstall --quiet --yes pip

FROM python:${PYTHON}
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin paned \
 && install --directory --mode 700 --owner paned --group paned /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY bot bot
COPY adapters adapters
COPY storage storage
RUN /venv/bin/python -m compileall -q bot adapters storage \
 && printf '#!/bin/sh\ncd /app && exec /venv/bin/python -m bot "$@"\n' > /usr/local/bin/paned \
 && chmod 755 /usr/local/bin/paned
ENV PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/paned.db \
    PLAYGROUND_FOLDER=/data \
    HTTP_HOST=0.0.0.0 \
    WEB_HOST=0.0.0.0
# Inside the container these are all addresses; `--publish 127.0.0.1:…` decides who reaches them.
EXPOSE 3000 8751
VOLUME /data
USER paned
# An orderly stop takes at most ten seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["/venv/bin/python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + (os.environ.get('WEB_PORT') or '8751') + '/healthz', timeout=4)"]
ENTRYPOINT ["paned"]
CMD ["run"]
