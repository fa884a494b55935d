"""A real server of S3's protocol on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """The address of an S3 server, with a bucket `kho`; this process and those that it starts find it."""
    server = pytest.importorskip("moto.server")
    s3fs = pytest.importorskip("s3fs")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    told = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir("kho")
        yield told["AWS_ENDPOINT_URL"]
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().rm("kho", recursive=True)  # moto keeps it for the next server of this process
        s3fs.S3FileSystem.clear_instance_cache()
    running.stop()
