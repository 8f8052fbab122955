//! Where the database is.

use std::net::IpAddr;

use sea_orm::sqlx::postgres::PgConnectOptions;

use super::Wrong;

/// The database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// SQLite, in the data folder.
    Folder,
    /// PostgreSQL at this URL (libpq's form), on this machine and without a password.
    Postgres(String),
}

impl Database {
    /// Reads the URL of a PostgreSQL database. A password in it is refused: settings are shown, and libpq's own file for passwords is read
    /// anyway. So is another machine: nothing here encrypts the way there.
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let (_, rest) = text.split_once("://").ok_or(Wrong::Database)?;
        let is_postgres = ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
        if has_password(rest) {
            return Err(Wrong::DatabasePassword);
        }
        let options: PgConnectOptions = text.parse().ok().filter(|_| is_postgres).ok_or(Wrong::Database)?;
        let host = options.get_host();
        let is_loopback = || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        if options.get_socket().is_some() || host.starts_with('/') || host == "localhost" || is_loopback() {
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Err(Wrong::DatabaseElsewhere)
        }
    }
}

/// In what follows the scheme: between user and host, or as a parameter.
fn has_password(rest: &str) -> bool {
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
    let parameters = rest.split_once('?').map_or("", |(_, parameters)| parameters);
    user.contains(':') || parameters.split('&').any(|parameter| parameter.starts_with("password="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_on_this_machine_is_taken() {
        for url in [
            "postgres://murmuration@127.0.0.1:5432/murmuration",
            "postgresql://murmuration@localhost/murmuration",
            "postgres://murmuration@[::1]/murmuration",
            "postgres://murmuration@%2Fvar%2Frun%2Fpostgresql/murmuration",
            "postgres:///murmuration?host=/var/run/postgresql&user=murmuration",
        ] {
            assert_eq!(Database::parse(url), Ok(Database::Postgres(url.to_owned())), "{url}");
        }
    }

    #[test]
    fn a_password_and_another_machine_are_refused() {
        for (url, wrong) in [
            ("postgres://murmuration:secret@localhost/murmuration", Wrong::DatabasePassword),
            ("postgres://localhost/murmuration?user=m&password=secret", Wrong::DatabasePassword),
            ("postgres://murmuration@10.0.0.2/murmuration", Wrong::DatabaseElsewhere),
            ("postgres://murmuration@localhost/murmuration?host=db.example.org", Wrong::DatabaseElsewhere),
            ("mysql://localhost/murmuration", Wrong::Database),
            ("murmuration.sqlite", Wrong::Database),
        ] {
            assert_eq!(Database::parse(url), Err(wrong), "{url}");
        }
    }
}
