//! Questions that come while one is on its way are asked together: one way to the database and back serves all who wait. One that comes alone waits for nobody,
//! and each is asked after it came, so that no answer is older than its question.

use sea_orm::{ConnAcquireErr, DbErr};
use tokio::sync::{mpsc, oneshot};

/// The most that are asked at once.
const MOST: usize = 64;

/// The way to whoever asks.
#[derive(Clone, Debug)]
pub(super) struct Together<Q, A>(mpsc::Sender<Question<Q, A>>);

#[derive(Debug)]
struct Question<Q, A> {
    of: Q,
    answer: oneshot::Sender<Result<A, DbErr>>,
}

impl<Q: Send + 'static, A: Send + 'static> Together<Q, A> {
    /// Starts whoever asks: `ask` gives one answer for each question, in their order. It ends when the last `Together` is dropped.
    pub(super) fn start<Asking>(ask: impl Fn(Vec<Q>) -> Asking + Send + 'static) -> Self
    where
        Asking: Future<Output = Result<Vec<A>, DbErr>> + Send,
    {
        let (sender, mut questions) = mpsc::channel::<Question<Q, A>>(MOST);
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(MOST);
            while questions.recv_many(&mut waiting, MOST).await > 0 {
                let (of, answers): (Vec<_>, Vec<_>) =
                    waiting.drain(..).map(|question| (question.of, question.answer)).unzip();
                let said: Vec<_> = match ask(of).await {
                    Ok(said) => said.into_iter().map(Ok::<_, DbErr>).collect(),
                    Err(error) => answers.iter().map(|_| Err(error.clone())).collect(),
                };
                for (answer, said) in answers.into_iter().zip(said) {
                    // Who has hung up will ask again.
                    let _ = answer.send(said);
                }
            }
        });
        Self(sender)
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// [`DbErr`] if the database can't be asked: each of those who were asked about together is told so.
    pub(super) async fn ask(&self, of: Q) -> Result<A, DbErr> {
        let (answer, answered) = oneshot::channel();
        let gone = || DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed);
        self.0.send(Question { of, answer }).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use sea_orm::RuntimeErr;
    use tokio::{
        sync::Semaphore,
        task::{JoinHandle, yield_now},
    };

    use super::*;

    /// Doubles what it is asked, and fails at zero. Each time it waits until it may.
    struct Doubler {
        together: Together<u32, u32>,
        may: Arc<Semaphore>,
        asked: Arc<Mutex<Vec<Vec<u32>>>>,
    }

    impl Doubler {
        fn start() -> Self {
            let (may, asked) = (Arc::new(Semaphore::new(0)), Arc::<Mutex<Vec<Vec<u32>>>>::default());
            let (for_ask, log) = (Arc::clone(&may), Arc::clone(&asked));
            let ask = move |of: Vec<u32>| {
                log.lock().expect("nobody panicked").push(of.clone());
                let may = Arc::clone(&for_ask);
                async move {
                    may.acquire().await.expect("it is open").forget();
                    if of.contains(&0) {
                        return Err(DbErr::Query(RuntimeErr::Internal("zero".to_owned())));
                    }
                    Ok(of.into_iter().map(|number| 2 * number).collect())
                }
            };
            Self { together: Together::start(ask), may, asked }
        }

        async fn asks(&self, of: u32) -> JoinHandle<Result<u32, DbErr>> {
            let together = self.together.clone();
            let asking = tokio::spawn(async move { together.ask(of).await });
            // On one thread: until each has done what it can.
            for _ in 0..10 {
                yield_now().await;
            }
            asking
        }

        fn asked(&self) -> Vec<Vec<u32>> {
            self.asked.lock().expect("nobody panicked").clone()
        }
    }

    #[tokio::test]
    async fn what_comes_while_one_is_asked_is_asked_after_it_and_at_once() {
        let doubler = Doubler::start();
        let first = doubler.asks(1).await;
        let mut others = Vec::new();
        for number in [3, 2, 3] {
            others.push(doubler.asks(number).await);
        }
        assert_eq!(doubler.asked(), [vec![1]], "an answer that is on its way is not theirs");
        doubler.may.add_permits(2);
        assert_eq!(first.await.expect("it ends").expect("an answer"), 2);
        for (other, answer) in others.into_iter().zip([6, 4, 6]) {
            assert_eq!(other.await.expect("it ends").expect("an answer"), answer);
        }
        assert_eq!(doubler.asked(), [vec![1], vec![3, 2, 3]]);
    }

    #[tokio::test]
    async fn an_error_is_told_to_each_who_was_asked_about_and_to_nobody_else() {
        let doubler = Doubler::start();
        let first = doubler.asks(1).await;
        let [zero, with_it] = [doubler.asks(0).await, doubler.asks(5).await];
        doubler.may.add_permits(3);
        assert!(first.await.expect("it ends").is_ok());
        for one in [zero, with_it] {
            let error = one.await.expect("it ends").expect_err("it can't be asked");
            assert!(error.to_string().contains("zero"), "{error}");
        }
        assert_eq!(doubler.asks(4).await.await.expect("it ends").expect("an answer"), 8);
    }

    #[tokio::test]
    async fn who_hangs_up_keeps_no_answer_from_others() {
        let doubler = Doubler::start();
        let [gone, waits] = [doubler.asks(1).await, doubler.asks(2).await];
        gone.abort();
        doubler.may.add_permits(2);
        assert_eq!(waits.await.expect("it ends").expect("an answer"), 4);
    }
}
