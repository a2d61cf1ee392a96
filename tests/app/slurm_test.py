#!/usr/bin/env python3
"""Runs docs/planleser.slurm on a Slurm of one node that it starts itself, kills and re-queues tasks, and merges.

usage: slurm_test.py PLANLESER SCRATCH      (from the project's root; ends with 77 where Slurm cannot be started)
"""
import contextlib, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, time

SKIPPED = 77
DOCUMENTS = 150
SAMPLES = ("program-2024", "program-2023", "strategy-2024", "notes-2025")
PROGRAMS = ("munged", "mungekey", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    assert done.returncode == 0, f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout.strip()


def wait_for(holds, what, seconds=60, pause=0.05):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s in vain for: {what}"
        time.sleep(pause)


def free_ports(count):
    taken = [socket.socket() for _ in range(count)]
    for each in taken:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in taken]
    for each in taken:
        each.close()
    return ports


@contextlib.contextmanager
def slurm(cpus):
    if os.geteuid() != 0:
        skip("Slurm's daemons are started as root only")
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        skip(f"not installed: {', '.join(missing)} (Debian: slurm-wlm, munge)")
    folder = tempfile.mkdtemp(prefix="planleser-slurm-")
    os.chmod(folder, 0o755)
    for name in ("state", "spool"):
        os.mkdir(f"{folder}/{name}")
    os.mkdir(f"{folder}/munge", 0o700)
    host = socket.gethostname().split(".")[0]
    controller_port, node_port = free_ports(2)
    pathlib.Path(f"{folder}/slurm.conf").write_text(f"""ClusterName=planleser
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmctldPort={controller_port}
SlurmdPort={node_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
KillWait=5
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory=16000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""")
    pathlib.Path(f"{folder}/cgroup.conf").touch()
    os.environ["SLURM_CONF"] = f"{folder}/slurm.conf"
    started = []
    try:
        run("mungekey", "-c", "-k", f"{folder}/munge/key")
        daemons = ((f"{folder}/munge/pid", ["munged", f"--key-file={folder}/munge/key", f"--socket={folder}/munge.socket",
                                            f"--pid-file={folder}/munge/pid", f"--log-file={folder}/munge/log",
                                            f"--seed-file={folder}/munge/seed", "--force"]),
                   (f"{folder}/slurmctld.pid", ["slurmctld", "-f", f"{folder}/slurm.conf"]),
                   (f"{folder}/slurmd.pid", ["slurmd", "-f", f"{folder}/slurm.conf", "-N", host]))
        for pid_file, command in daemons:
            with open(f"{folder}/start.log", "a") as log:
                if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log).returncode != 0:
                    skip(f"{command[0]} does not start here: {pathlib.Path(f'{folder}/start.log').read_text().strip()[-300:]}")
            started.append(pid_file)
        try:
            wait_for(lambda: "idle" in subprocess.run(["sinfo", "-h", "-o", "%T"], capture_output=True, text=True).stdout,
                     "the node is idle", 30, 0.2)
        except AssertionError:
            skip("Slurm's node does not become ready here: "
                 + pathlib.Path(f"{folder}/slurmctld.log").read_text()[-300:])
        yield folder
    finally:
        subprocess.run(["scancel", "--user=root"], capture_output=True) if started else None
        for pid_file in reversed(started):
            with contextlib.suppress(OSError, ValueError):
                os.kill(int(pathlib.Path(pid_file).read_text()), signal.SIGTERM)
        time.sleep(0.5)
        shutil.rmtree(folder, ignore_errors=True)


def imports_of_task(planleser, task):
    """The processes of one task's import, its supervisor first."""
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if (entry.name.isdigit() and os.readlink(entry / "exe") == planleser
                    and f"SLURM_ARRAY_TASK_ID={task}\0".encode() in (entry / "environ").read_bytes()):
                found[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    return sorted(found, key=lambda process: found[process] in found)


def names(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).glob("*.plan.json")}


def main(planleser, scratch):
    planleser = os.path.realpath(planleser)
    shutil.rmtree(scratch, ignore_errors=True)
    archive, whole, out = (os.path.join(scratch, name) for name in ("archive", "whole", "out"))
    os.makedirs(archive)
    for i in range(DOCUMENTS):
        shutil.copy(f"samples/{SAMPLES[i % len(SAMPLES)]}.pdf", f"{archive}/{i:03}.pdf")
    with slurm(cpus=2):
        run(planleser, "import", archive, "--out", whole, "--cache", "")
        script, logs = os.path.abspath("docs/planleser.slurm"), os.path.join(scratch, "%a.log")
        os.environ["PLANLESER"] = planleser
        job = run("sbatch", "--parsable", "--array=1-3", "--cpus-per-task=1", "--mem=2G", f"--output={logs}", script,
                  os.path.abspath(archive), os.path.abspath(out), "--cache", "")

        # The first task is queued again while it runs; the supervisor of the second is killed, as for want of memory.
        wait_for(lambda: len(names(out)) > 3 and imports_of_task(planleser, 1), "the first task is at work")
        run("scontrol", "requeue", f"{job}_1")
        wait_for(lambda: imports_of_task(planleser, 2), "the second task is at work")
        os.kill(imports_of_task(planleser, 2)[0], signal.SIGKILL)
        at_requeue = len(names(out))
        assert at_requeue < DOCUMENTS, "the kills came too late to cut anything short"

        # Slurm lets two minutes pass before it starts such a task again.
        wait_for(lambda: run("squeue", "-h", "-j", f"{job}_1", "-o", "%t") == "PD", "the first task is queued again")
        run("scontrol", "update", f"JobId={job}_1", "StartTime=now")
        wait_for(lambda: not run("squeue", "-h", "-o", "%A"), "the array is through", 120, 0.2)

        said = {task: pathlib.Path(scratch, f"{task}.log").read_text() for task in (1, 2, 3)}
        assert "the import was killed" in said[2], said[2]
        for task, log in said.items():
            assert "failed" not in log and "imported" in log, f"task {task}: {log}"
        assert names(out) == names(whole), "the plans are those of one undisturbed import, byte for byte"
        merged = os.path.join(scratch, "merged")
        told = subprocess.run([planleser, "merge", out, "--out", merged, "--sqlite", f"{merged}.db"], capture_output=True, text=True)
        assert told.returncode == 0, told.stderr
        assert f"3 manifests: {DOCUMENTS} imported\n" in told.stderr, told.stderr
        assert names(merged) == names(whole)

        gap = run("sbatch", "--parsable", "--array=2", "--cpus-per-task=1", f"--output={logs}", script, archive, out)
        wait_for(lambda: not run("squeue", "-h", "-o", "%A"), "the lone task is refused", 60, 0.2)
        assert "the array has gaps" in pathlib.Path(scratch, "2.log").read_text(), gap
        again = subprocess.run(["sbatch", "--parsable", "--array=2", "--cpus-per-task=1", f"--output={logs}", script,
                                os.path.abspath(archive), os.path.abspath(out), "--cache", ""],
                               env={**os.environ, "PARTS": "3"}, capture_output=True, text=True)
        assert again.returncode == 0, again.stderr
        wait_for(lambda: not run("squeue", "-h", "-o", "%A"), "the lone task is through", 60, 0.2)
        assert "0 imported" in pathlib.Path(scratch, "2.log").read_text().splitlines()[-1]
    print(f"{DOCUMENTS} documents by 3 tasks, one re-queued, one killed: all there, none twice")


if __name__ == "__main__":
    main(*sys.argv[1:3])
