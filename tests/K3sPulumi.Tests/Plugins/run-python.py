"""Starts the Python program in this folder as Pulumi's language host does."""
import asyncio
import os
import runpy
import sys

import pulumi
from pulumi import runtime

runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
runtime.configure(runtime.Settings(
    monitor=os.environ["PULUMI_MONITOR"],
    engine=os.environ["PULUMI_ENGINE"],
    project=os.environ["PULUMI_PROJECT"],
    stack=os.environ["PULUMI_STACK"],
    organization=os.environ["PULUMI_ORGANIZATION"],
    parallel=16,
    dry_run=os.environ["PULUMI_DRY_RUN"] == "true",
    root_directory=os.getcwd(),
))
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
sys.path.insert(0, os.getcwd())
try:
    loop.run_until_complete(runtime.run_in_stack(lambda: runpy.run_path("__main__.py", run_name="__main__")))
except pulumi.RunError as error:
    pulumi.log.error(str(error))
    sys.exit(1)
