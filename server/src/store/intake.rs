//! The writers of testimonies: one in SQLite, two in PostgreSQL, of which one sends its statements while the other waits for the disk. What waits is written
//! together, in one transaction.
//!
//! One `fsync` then serves many senders, and the order of commits says less about the order of arrival.

use std::sync::Arc;

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr};
use tokio::sync::{Mutex, OwnedSemaphorePermit, mpsc, oneshot};
use vault::id::CallId;

use super::{
    Store,
    ahead::Ahead,
    attachments, is_away,
    testimonies::{self, Arrival},
    withdrawals,
};
use crate::{chance::Chance, error::Reason};

/// The most that transactions take, all together: 64 of the largest are 64 MiB. It is half of the places for accounts, so that others come in meanwhile.
const MOST: usize = 64;

/// How a testimony was taken. Both are only said after it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Written now.
    New,
    /// The same bytes were here already.
    Held,
}

struct Order {
    arrival: Arrival,
    /// Whoever hangs up leaves what she sent here until it is written, and it takes as much memory as before.
    _place: OwnedSemaphorePermit,
    answer: oneshot::Sender<Result<Taken, Reason>>,
}

impl Order {
    /// Says nothing of who came first, can't be chosen by the sender, and is the same at every server.
    fn place(&self) -> (&CallId, &[u8; 32]) {
        (&self.arrival.call, &self.arrival.marks.submission)
    }
}

/// The way to the writers.
#[derive(Clone, Debug)]
pub struct Intake(mpsc::Sender<Order>);

impl Intake {
    /// Starts the writers. They end when the last `Intake` is dropped.
    pub fn start(store: &Store, chance: &Chance) -> Self {
        let (sender, orders) = mpsc::channel(MOST);
        let orders = Arc::new(Mutex::new(orders));
        let most = MOST / store.arrivals().count();
        for connection in store.arrivals() {
            let writer = Writer { store: store.clone(), connection: connection.clone(), most, chance: chance.clone() };
            tokio::spawn(writer.serve(Arc::clone(&orders)));
        }
        Self(sender)
    }

    /// Hands over a testimony and waits until it is on the disk. Its place is free again after that.
    ///
    /// # Errors
    /// [`Reason::IdTaken`], [`Reason::ReceiptTaken`], [`Reason::Withdrawn`], [`Reason::AttachmentMissing`], [`Reason::Storage`],
    /// [`Reason::StorageFull`]. In each case nothing was written.
    pub async fn take(&self, arrival: Arrival, place: OwnedSemaphorePermit) -> Result<Taken, Reason> {
        let (answer, answered) = oneshot::channel();
        let order = Order { arrival, _place: place, answer };
        self.0.send(order).await.map_err(|_| Reason::Storage)?;
        answered.await.map_err(|_| Reason::Storage)?
    }
}

/// Writes one group after the other.
struct Writer {
    store: Store,
    connection: DatabaseConnection,
    /// Accounts in one group.
    most: usize,
    chance: Chance,
}

impl Writer {
    async fn serve(self, orders: Arc<Mutex<mpsc::Receiver<Order>>>) {
        let mut group: Vec<Order> = Vec::with_capacity(self.most);
        let mut ahead = Ahead::new(self.store.clone());
        loop {
            // Whoever waits for orders keeps the other waiting: what has come goes to one of them.
            if orders.lock().await.recv_many(&mut group, self.most).await == 0 {
                return;
            }
            // Of two writers with the same accounts, or accounts of the same calls, none waits for a row of the other that waits for hers.
            group.sort_unstable_by(|one, other| one.place().cmp(&other.place()));
            let bytes = group.iter().map(|order| order.arrival.envelope.size()).sum();
            self.take(&mut group).await;
            ahead.follow(bytes).await;
        }
    }

    async fn take(&self, group: &mut Vec<Order>) {
        let answers = match self.write(group).await {
            Ok(answers) => answers,
            // The transaction is undone as a whole. Each alone may still fit (a full disk), and is no worse off if not.
            Err(error) if group.len() > 1 && !is_away(&error) => {
                let mut answers = Vec::with_capacity(group.len());
                for order in group.iter() {
                    let alone = self.write(std::slice::from_ref(order)).await;
                    answers.push(alone.map_or_else(|error| Err(error.into()), |mut one| one.remove(0)));
                }
                answers
            }
            Err(error) => vec![Err(error.into()); group.len()],
        };
        for (order, answer) in group.drain(..).zip(answers) {
            // Who has hung up will ask again, with the same id.
            let _ = order.answer.send(answer);
        }
    }

    /// One transaction; one answer for each order. What fits goes in with a few statements for all, since each statement is a way to the database and back.
    async fn write(&self, group: &[Order]) -> Result<Vec<Result<Taken, Reason>>, DbErr> {
        let transaction = self.store.begin_arrivals(&self.connection).await?;
        let arrivals: Vec<_> = group.iter().map(|order| (self.chance.row(), &order.arrival)).collect();
        let marks: Vec<_> = arrivals.iter().map(|(_, arrival)| &arrival.marks).collect();
        let marked = withdrawals::marked(&transaction, &marks).await?;
        let mut fit = Vec::with_capacity(arrivals.len());
        for (place, is_marked) in arrivals.iter().zip(marked) {
            if !is_marked && are_files_ready(&transaction, place.1).await? {
                fit.push(*place);
            }
        }
        let new = testimonies::insert(&transaction, &fit).await?;
        let mut answers = Vec::with_capacity(arrivals.len());
        for (row, arrival) in arrivals {
            answers.push(if new.contains(&row) { Ok(Taken::New) } else { why_not(&transaction, arrival).await? });
        }
        transaction.commit().await?;
        Ok(answers)
    }
}

/// What there is to say of one that did not get in.
async fn why_not(transaction: &DatabaseTransaction, arrival: &Arrival) -> Result<Result<Taken, Reason>, DbErr> {
    Ok(match testimonies::held(transaction, &arrival.id, &arrival.call).await? {
        Some(held) if held.sha256 == arrival.sha256 => Ok(Taken::Held),
        Some(_) => Err(Reason::IdTaken),
        None if withdrawals::is_marked(transaction, &arrival.marks).await? => Err(Reason::Withdrawn),
        None if testimonies::is_receipt_taken(transaction, arrival).await? => Err(Reason::ReceiptTaken),
        None if !are_files_ready(transaction, arrival).await? => Err(Reason::AttachmentMissing),
        // Its row was another's, once in 2^63 times: alone it draws a new one.
        None => return Err(DbErr::RecordNotInserted),
    })
}

async fn are_files_ready(transaction: &DatabaseTransaction, arrival: &Arrival) -> Result<bool, DbErr> {
    attachments::are_ready(transaction, &arrival.call, arrival.id, &arrival.attachments).await
}
