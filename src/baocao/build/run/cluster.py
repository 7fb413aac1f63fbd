"""Makes reports on a Dask cluster (extra `cluster`). Nothing else here knows of Dask.

The cluster is the one that DASK_SCHEDULER_ADDRESS names, else one on this machine. Dask runs
the reports of a lost worker again elsewhere; results come back and are published here.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager

from baocao.build.run.isolation import TICK, Interrupted
from baocao.build.run.job import Job, Make, Watch
from baocao.build.run.parcel import Made, Parcel, make_from, pack, unpack
from baocao.core.errors import BaocaoError, Problem

RETRIES = 2  # for what goes wrong on a machine; a report that fails is not tried again


@contextmanager
def cluster(jobs: int) -> Iterator[Make]:
    """Who makes reports on the cluster; `jobs` is the size of a cluster on this machine."""
    try:
        from distributed import Client
    except ImportError:
        todo = "cài thêm phần chạy trên nhiều máy: pip install 'baocao[cluster]'"
        raise BaocaoError(Problem("máy này chưa có Dask", "--executor dask", todo)) from None
    import dask

    own = {} if dask.config.get("scheduler-address", None) else _on_this_machine(jobs)
    try:
        client = Client(**own)
    except OSError as error:
        todo = "kiểm tra DASK_SCHEDULER_ADDRESS và máy điều phối"
        raise BaocaoError(Problem(f"không nối được với cụm Dask: {error}", "", todo)) from None
    with client:
        yield maker(client.get_executor(pure=False, retries=RETRIES))


def maker(executor: Executor) -> Make:
    """Who makes reports by any executor of `concurrent.futures`, wherever its workers are."""

    def make(job: Job, watch: Watch) -> None:
        made = _result(executor.submit(make_on_worker, pack(job)), watch)
        unpack(made.files, job.folder)
        if made.error:
            raise made.error

    return make


def make_on_worker(parcel: Parcel) -> Made:
    """Make the report in a process of the cluster."""
    # Dask marks its workers so that they die with what started them, and multiprocessing lets
    # no such process start others. Ours die with their parent by themselves.
    multiprocessing.current_process().daemon = False
    return make_from(parcel)


def _on_this_machine(jobs: int) -> dict[str, object]:
    return {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": None}


def _result(future: Future[Made], watch: Watch) -> Made:
    while True:
        try:
            return future.result(TICK)
        except NotYet:
            if watch.stop.is_set():
                future.cancel()
                raise Interrupted from None
        except CancelledError:
            raise Interrupted from None
        except Exception as error:  # what the cluster itself reports
            todo = "xem nhật ký của cụm Dask, rồi chạy lại"
            problem = Problem(f"cụm Dask không làm được: {error}", "", todo)
            raise BaocaoError(problem) from None
