#!/bin/bash
# Seals a backup to whoever is named in RECIPIENTS, and deletes what is 35 days old: the site promises writers that it is gone by then.
# Run by murmuration-backup.timer each night. This machine has no key that opens what it makes.
set -uo pipefail
umask 077
BACKUPS=${BACKUPS:-/var/backups/murmuration}
RECIPIENTS=${RECIPIENTS:-/etc/murmuration/backup.recipients}
CONFIG=${CONFIG:-/etc/murmuration/murmuration.toml}
DATA=${DATA:-/var/lib/murmuration}
DAYS=35

complain() {
    echo "murmuration-backup: $1" >&2
    exit 1
}

# First, and also if nothing new can be made: a promise does not wait for a disk. The day is in the name, which copying does not change.
today=$(date --utc +%F)
oldest=$(date --utc --date="$today - $DAYS days" +%F) || complain "the date can't be computed"
for file in "$BACKUPS"/murmuration-????-??-??.tar.age "$BACKUPS"/withdrawn-????-??-??.age; do
    [ -e "$file" ] || continue
    day=${file##*/} day=${day#*-} day=${day%%.*}
    if [[ $day < $oldest || $day == "$oldest" ]]; then
        rm -- "$file" || complain "$file is $DAYS days old and can't be deleted: delete it"
    fi
done

# What a night that was cut off left.
rm -f -- "$BACKUPS"/*.age.new

[ -s "$RECIPIENTS" ] || complain "write whom backups are sealed to into $RECIPIENTS, one age recipient a line"
backup="$BACKUPS/murmuration-$today.tar.age"
register="$BACKUPS/withdrawn-$today.age"
trap 'rm -f -- "$backup.new" "$register.new"' EXIT

# Written whole, with its name, before it counts.
keep() {
    sync -- "$1.new" && mv -- "$1.new" "$1" && sync -- "$BACKUPS"
}

# The register of withdrawals only grows, and so does what age makes of it: one that is shorter is an older one or another's.
keep_register() {
    if ! [ -e "$DATA/withdrawn" ]; then
        # Every start makes one.
        echo "murmuration-backup: there is no register of withdrawals in $DATA: set DATA to the data folder of the server" >&2
        return 1
    fi
    age --encrypt --recipients-file "$RECIPIENTS" --output "$register.new" "$DATA/withdrawn" || return
    if [ -e "$register" ] && (($(stat --format %s "$register.new") < $(stat --format %s "$register"))); then
        echo "murmuration-backup: $DATA/withdrawn is shorter than what $register was made of, which stays: see that the register is the right one" >&2
        return 1
    fi
    keep "$register"
}

# It is read over a backup that is restored. Before the database, since it must not wait for one that can't be read, and after it, since a register must not
# be older than its backup.
keep_register
registered=$?
murmuration backup --config "$CONFIG" | age --encrypt --recipients-file "$RECIPIENTS" --output "$backup.new"
ended=("${PIPESTATUS[@]}")
# 3: the stream is whole, and something that is kept is not as it came. That is worth a backup and an alarm.
[[ ${ended[1]} == 0 && (${ended[0]} == 0 || ${ended[0]} == 3) ]] || complain "no backup was made: see the lines before this one"
keep "$backup" || complain "$backup can't be written"
if [ $registered != 0 ] || ! keep_register; then
    complain "the backup was made, but the register of withdrawals was not"
fi
[ "${ended[0]}" == 0 ] || complain "the backup was made, and something is not as it came: run murmuration verify"
