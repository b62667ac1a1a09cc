"""Airflow: one nightly run. Copy into the folder of DAGs; the paths are Airflow variables (see README.md)."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="nianbao_nightly",
    description="Annual reports into the lake",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    # A run takes all that landed: nothing is gained by catching up slot by slot.
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=15)},
) as dag:
    nightly = BashOperator(
        task_id="nightly",
        # 5, another run is at work, is a skip. 4 published with much held back: metrics.prom tells.
        # 2, 3 and 6 want a person: a second try does no harm and changes nothing.
        skip_on_exit_code=5,
        bash_command="""
            "{{ var.value.nianbao_dir }}/jobs/nightly" --log json \
              --landing "{{ var.value.nianbao_landing }}" --lake "{{ var.value.nianbao_lake }}" \
              --publish "{{ var.value.nianbao_publish }}"
            code=$?
            if [ "$code" -eq 4 ]; then exit 0; fi
            exit "$code"
        """,
        append_env=True,
        execution_timeout=timedelta(hours=6),
    )
