#!/usr/bin/env bash
# Forecasts a table in shards as Slurm job arrays: fit, merge, apply, merge, each after the one before.
#
#   deploy/slurm/forecast.sh TABLE SHARDS OUT [options of fit and apply]
#
# TABLE and OUT lie on a disk that all nodes share. APPLY_OPTIONS holds the options of apply alone, a line
# each. LOTRINH names the program; SBATCH_OPTIONS goes to every sbatch, such as "--partition=short". A task
# that is requeued goes on where it stopped (--resume); aim for shards of a minute or more.
set -euo pipefail

main() {
  if (($# < 3)); then
    sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 64
  fi
  local table="$1" shards="$2" out="$3"
  shift 3
  local lotrinh="${LOTRINH:-lotrinh}" work="$out.work"
  local reading asking=""
  reading="$(quoted "$@")"
  if [[ -n ${APPLY_OPTIONS:-} ]]; then
    local -a lines
    mapfile -t lines <<<"$APPLY_OPTIONS"
    asking="$(quoted "${lines[@]}")"
  fi
  mkdir -p "$work"
  local shard="\$SLURM_ARRAY_TASK_ID"
  local files=() parts=() i
  for ((i = 1; i <= shards; i++)); do
    files+=("$work/$i.tally")
    parts+=("$work/part-$i")
  done

  local fit model apply
  fit="$(submit --array="1-$shards" --requeue -- \
    "$(quoted "$lotrinh" fit "$table") --shard $shard/$shards --out $(path "$work")/$shard.tally $reading --resume --quiet --jobs \${SLURM_CPUS_PER_TASK:-1}")"
  model="$(submit --dependency="afterok:$fit" -- \
    "$(quoted "$lotrinh" merge "${files[@]}" --out "$work/model" --quiet)")"
  apply="$(submit --array="1-$shards" --requeue --dependency="afterok:$model" -- \
    "$(quoted "$lotrinh" apply "$table" --model "$work/model") --shard $shard/$shards --out $(path "$work")/part-$shard $reading $asking --resume --quiet --jobs \${SLURM_CPUS_PER_TASK:-1}")"
  submit --dependency="afterok:$apply" -- \
    "$(quoted "$lotrinh" merge "${parts[@]}" --out "$out" --quiet)"
}

# Words as one line of shell.
quoted() { if (($#)); then printf '%q ' "$@"; fi; }

# A path as a word of shell.
path() { printf '%q' "$1"; }

# Hands a line of shell to Slurm and prints the number of the job.
submit() {
  local -a options=()
  while [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  # shellcheck disable=SC2086  # several options in one variable
  sbatch --parsable ${SBATCH_OPTIONS:-} "${options[@]}" --wrap="$2"
}

main "$@"
