//! Questions that come while one is on its way are asked together: one way to the database and back serves all who wait. One that comes alone waits for nobody,
//! and each is asked after it came, so that no answer is older than its question.

use std::time::Duration;

use sea_orm::{ConnAcquireErr, DbErr};
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::ACQUIRE;

/// The most that are asked at once.
const MOST: usize = 64;
/// How long a statement may take with the wait for a connection and for a lock. What hangs longer is left, so that the next are asked by another connection.
const HANGS: Duration = ACQUIRE.saturating_mul(2);

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
        Asking: Future<Output = Result<Vec<A>, DbErr>> + Send + 'static,
    {
        let (sender, mut questions) = mpsc::channel(MOST);
        tokio::spawn(async move {
            let mut waiting: Vec<Question<Q, A>> = Vec::with_capacity(MOST);
            while questions.recv_many(&mut waiting, MOST).await > 0 {
                // Who has hung up uses nothing up.
                waiting.retain(|question| !question.answer.is_closed());
                let (of, answers): (Vec<_>, Vec<_>) =
                    waiting.drain(..).map(|question| (question.of, question.answer)).unzip();
                if answers.is_empty() {
                    continue;
                }
                // In a task of its own, so that a panic is the end of that alone.
                let said = match tokio::spawn(timeout(HANGS, ask(of))).await {
                    Ok(Ok(said)) => said,
                    Ok(Err(_)) | Err(_) => Err(none()),
                };
                let each: Vec<_> = match said {
                    Ok(said) => said.into_iter().map(Ok).collect(),
                    Err(error) => answers.iter().map(|_| Err(error.clone())).collect(),
                };
                for (answer, said) in answers.into_iter().zip(each) {
                    // Whoever hangs up now does not want to know.
                    let _ = answer.send(said);
                }
            }
        });
        Self(sender)
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// [`DbErr`] if the database can't be asked, which each is told who was asked about together, or it takes longer than whoever asks may wait for a connection.
    pub(super) async fn ask(&self, of: Q) -> Result<A, DbErr> {
        let (answer, answered) = oneshot::channel();
        let asking = async {
            self.0.send(Question { of, answer }).await.map_err(|_| none())?;
            answered.await.map_err(|_| none())?
        };
        timeout(ACQUIRE, asking).await.unwrap_or_else(|_| Err(none()))
    }
}

/// No answer is to be had.
fn none() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use sea_orm::RuntimeErr;
    use tokio::{
        sync::Semaphore,
        task::{JoinHandle, yield_now},
        time::{Instant, sleep},
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
    async fn who_hangs_up_keeps_no_answer_from_others_and_is_not_asked_about() {
        let doubler = Doubler::start();
        let [asked, waits, other] = [doubler.asks(1).await, doubler.asks(2).await, doubler.asks(3).await];
        for gone in [asked, waits] {
            gone.abort();
            gone.await.expect_err("it was ended");
        }
        doubler.may.add_permits(2);
        assert_eq!(other.await.expect("it ends").expect("an answer"), 6);
        assert_eq!(doubler.asked(), [[1], [3]]);
    }

    #[tokio::test]
    async fn a_panic_is_the_end_of_one_question_only() {
        let doubler = Doubler::start();
        doubler.may.add_permits(2);
        // Twice as much is more than there is room for.
        doubler.asks(u32::MAX).await.await.expect("it ends").expect_err("there is no answer");
        assert_eq!(doubler.asks(4).await.await.expect("it ends").expect("an answer"), 8);
    }

    #[tokio::test(start_paused = true)]
    async fn what_hangs_is_left_after_a_while_and_nobody_waits_longer_than_for_a_connection() {
        let doubler = Doubler::start();
        let begin = Instant::now();
        let [hangs, behind_it] = [doubler.asks(1).await, doubler.asks(2).await];
        for one in [hangs, behind_it] {
            one.await.expect("it ends").expect_err("there is no answer");
        }
        assert_eq!(begin.elapsed().as_secs(), ACQUIRE.as_secs());
        sleep((HANGS - ACQUIRE) / 2).await;
        let later = doubler.asks(3).await;
        assert_eq!(doubler.asked(), [[1]], "the first is still asked about");
        sleep((HANGS - ACQUIRE) * 3 / 4).await;
        assert_eq!(doubler.asked(), [[1], [3]]);
        doubler.may.add_permits(1);
        assert_eq!(later.await.expect("it ends").expect("an answer"), 6);
    }
}
