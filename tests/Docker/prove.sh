#!/usr/bin/env bash
# Proves the Dockerfile without a Docker engine: runs its own steps, read from it, in a bare Debian made by debootstrap, and starts what
# they make until /health/ready says 200. The machine's .NET stands in for the base image's. Needs root, debootstrap, PostgreSQL, the SDK.
# usage: tests/Docker/prove.sh [admin] [bot]
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo 'prove.sh must run as root: it makes a root folder and enters it' >&2; exit 2; }

targets=("$@")
[ $# -gt 0 ] || targets=(bot admin)
work=$(mktemp -d /var/tmp/companion-docker.XXXXXX)
chmod 755 "$work"
source=$work/source
panel=$work/panel
database=$work/database
port=$((20000 + RANDOM % 20000))
master_key=$(head -c 32 /dev/urandom | base64)
host=

step() { printf -- '-- %s\n' "$*"; }

finish() {
  [ -z "$host" ] || { kill -TERM "$host" 2>/dev/null && wait "$host" 2>/dev/null; } || true
  [ ! -d "$database" ] || as_postgres "$(postgres_bin)/pg_ctl" stop -D "$database/data" -m fast >/dev/null 2>&1 || true
  local root
  for root in "$work"/root-*; do umount "$root/proc" 2>/dev/null || true; done
  rm -rf --one-file-system "$work"
}
trap finish EXIT

as_postgres() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
postgres_bin() { find /usr/lib/postgresql -name bin -maxdepth 2 | sort -V | tail -1; }

# The instructions of one stage, continued lines joined.
stage() {
  sed -e ':join' -e '/\\$/{N;s/\\\n[[:space:]]*/ /;b join' -e '}' Dockerfile \
    | awk -v stage="$1" '/^FROM /{on = ($NF == stage); next} on && /^[A-Z]+ /'
}

# A build stage's steps: copies into a folder of its own, commands run there. The machine's .NET and Node stand in for the images'.
build() {
  local name=$1 folder=$2 instruction rest
  mkdir -p "$folder"
  while IFS=' ' read -r instruction rest; do
    case $instruction in
      COPY)
        step "COPY $rest"
        if [[ $rest == --from=panel* ]]; then
          [ "$rest" = '--from=panel /panel/dist admin/panel/dist' ] || { echo "unexpected: COPY $rest" >&2; exit 1; }
          cp -a "$panel/dist" "$folder/admin/panel/dist"
        else
          copy_sources "$folder" $rest
        fi
        ;;
      RUN)
        step "RUN $rest"
        (cd "$folder" && sh -ec "${rest//\/out\//$work/out/}" >"$work/build.log" 2>&1) || { cat "$work/build.log"; exit 1; }
        ;;
    esac
  done < <(stage "$name")
}

# As Docker does: only what git keeps, a folder's content goes into the named folder.
copy_sources() {
  local folder=$1 to=${*: -1} from
  for from in "${@:2:$#-2}"; do
    mkdir -p "$folder/$to"
    if [ -d "$from" ]; then
      git -C "$from" ls-files | tar -c -C "$from" -T - | tar -x -C "$folder/$to"
    else
      cp "$from" "$folder/$to"
    fi
  done
}

# The runtime's steps in a bare Debian; then the target's.
make_root() {
  local target=$1 root=$work/root-$1 instruction rest
  cp -a "$work/base" "$root"
  mount -t proc proc "$root/proc" 2>/dev/null || step 'no /proc in the root: this machine does not allow it'
  : >"$root/environment"
  while IFS=' ' read -r instruction rest; do
    case $instruction in
      RUN)
        step "RUN $rest"
        chroot "$root" sh -ec "$rest" >"$work/run.log" 2>&1 || { cat "$work/run.log"; exit 1; }
        ;;
      ENV) tr ' ' '\n' <<<"$rest" | sed '/^$/d' >>"$root/environment" ;;
      WORKDIR) mkdir -p "$root$rest" && echo "$rest" >"$root/workdir" ;;
      COPY)
        step "COPY $rest"
        [[ $rest == "--from=build /out/$target ." ]] || { echo "unexpected: COPY $rest" >&2; exit 1; }
        cp -a "$work/out/$target/." "$root$(cat "$root/workdir")"
        ;;
      USER) echo "$rest" >"$root/user" ;;
      ENTRYPOINT) tr -d '[]",' <<<"$rest" >"$root/entrypoint" ;;
    esac
  done < <(stage runtime && stage "$target")
}

start_database() {
  mkdir -p "$database"
  chown postgres: "$database"
  as_postgres "$(postgres_bin)/initdb" -D "$database/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$(postgres_bin)/pg_ctl" start -w -D "$database/data" -l "$database/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$database" >/dev/null
}

is_ready() {
  local status
  status=$( (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET /health/ready HTTP/1.0\r\nHost: x\r\n\r\n' >&3 && head -n 1 <&3) 2>/dev/null) || return 1
  [[ $status == *' 200'* ]]
}

# Starts a target as its image would and waits for its readiness.
prove() {
  local target=$1 root=$work/root-$1 listen=$((port + 1)) tries=0 name
  name=$(tr '[:lower:]' '[:upper:]' <<<"${target:0:1}")${target:1}
  # shellcheck disable=SC2046
  chroot --userspec="$(cat "$root/user")" "$root" env -i PATH=/usr/bin:/bin HOME=/var/lib/companion $(cat "$root/environment") \
    "${name}__Urls=http://127.0.0.1:$listen" Companion__MasterKey="$master_key" \
    "ConnectionStrings__Companion=Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres" \
    sh -c "cd $(cat "$root/workdir") && exec $(cat "$root/entrypoint")" >"$work/$target.log" 2>&1 &
  host=$!
  until is_ready "$listen"; do
    kill -0 "$host" 2>/dev/null && [ $((tries += 1)) -lt 300 ] || { tail -n 20 "$work/$target.log"; echo "$target did not get ready"; exit 1; }
    sleep 0.1
  done
  step "$target is ready as user $(awk '/^Uid:/{print $2}' "/proc/$host/status"), $(awk '/^VmRSS:/{print int($2 / 1024)}' "/proc/$host/status") MB resident"
  kill -TERM "$host"
  wait "$host" || { echo "$target ended with code $? on SIGTERM"; exit 1; }
  host=
}

build panel "$panel"
build build "$source"
step 'a bare Debian'
# What the base image holds beside .NET.
debootstrap --variant=minbase --include=ca-certificates,libgcc-s1,libssl3,libstdc++6,zlib1g bookworm "$work/base" >"$work/debootstrap.log"
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$work/base/usr/share/dotnet"
cp -a "$dotnet/dotnet" "$dotnet/host" "$dotnet/shared" "$work/base/usr/share/dotnet/"
ln -s /usr/share/dotnet/dotnet "$work/base/usr/bin/dotnet"
start_database
for target in "${targets[@]}"; do
  make_root "$target"
  prove "$target"
done
step 'proved'
