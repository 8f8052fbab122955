//! The same bounds as GLPK's, for random audits.

use rand::{Rng, rngs::StdRng};
use themes::disclosure::model::{Model, Sum};

use crate::{glpsol::bound, population::rng};

const AUDITS: u64 = 1_000;

/// Tables of a theme by two attributes with margins, some shown to within 2, some below ten, some hidden: what an audit is made of.
fn audit(rng: &mut StdRng) -> (Model, Sum) {
    let mut model = Model::default();
    let say = |model: &mut Model, count: i64, rng: &mut StdRng| match count {
        0..10 => model.add(0, 9),
        _ if rng.gen_bool(0.2) => model.add(10, 5_000),
        _ => {
            let shown = (count + 2) / 5 * 5;
            model.add((shown - 2).max(10), shown + 2)
        }
    };
    let (mut yes_total, mut base_total, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rng.gen_range(1..3) {
        let groups: Vec<(i64, i64)> = (0..rng.gen_range(2..6))
            .map(|_| {
                let base = rng.gen_range(0..60);
                (rng.gen_range(0..=base), base)
            })
            .collect();
        if let Some((yes, base)) = yes_total.first().copied().zip(base_total.first().copied()) {
            // The second attribute divides the same people.
            let (mut left, mut all): (i64, i64) = (yes, base);
            let mut others = Vec::new();
            for _ in 0..groups.len() - 1 {
                let base = rng.gen_range(0..=all);
                let most: i64 = left.min(base);
                let least: i64 = (left - (all - base)).max(0);
                let yes = rng.gen_range(least..=most);
                others.push((yes, base));
                left -= yes;
                all -= base;
            }
            others.push((left, all));
            cells.push(others);
        } else {
            yes_total.push(groups.iter().map(|(yes, _)| yes).sum::<i64>());
            base_total.push(groups.iter().map(|(_, base)| base).sum::<i64>());
            cells.push(groups);
        }
    }
    let yes = say(&mut model, yes_total[0], rng);
    let base = say(&mut model, base_total[0], rng);
    model.constrain(vec![(yes, -1), (base, 1)], 0, Model::FREE);
    let mut all = vec![yes, base];
    for groups in cells {
        let places: Vec<_> =
            groups.iter().map(|(yes, base)| (say(&mut model, *yes, rng), say(&mut model, *base, rng))).collect();
        let sum = |which: &dyn Fn(&(usize, usize)) -> usize, total: usize| -> Sum {
            places.iter().map(|pair| (which(pair), 1)).chain([(total, -1)]).collect()
        };
        model.constrain(sum(&|pair| pair.0, yes), 0, 0);
        model.constrain(sum(&|pair| pair.1, base), 0, 0);
        for (yes, base) in &places {
            model.constrain(vec![(*yes, -1), (*base, 1)], 0, Model::FREE);
            all.extend([*yes, *base]);
        }
    }
    let (one, two) = (all[rng.gen_range(0..all.len())], all[rng.gen_range(0..all.len())]);
    (model, if rng.gen_bool(0.5) || one == two { vec![(one, 1)] } else { vec![(one, 1), (two, -1)] })
}

#[test]
fn a_thousand_random_audits_have_the_bounds_of_glpk() {
    let mut narrow = 0;
    for number in 0..AUDITS {
        let (model, sum) = audit(&mut rng(number));
        let (low, high) = model.relaxed(&sum).expect("the truth is possible");
        let theirs = ["minimize", "maximize"].map(|direction| bound(&model, &sum, direction, number));
        assert!((low - theirs[0]).abs() < 1e-6 && (high - theirs[1]).abs() < 1e-6, "{number}: {low} {high} {theirs:?}");
        narrow += u32::from(high - low < 9.0);
    }
    assert!((50..950).contains(&narrow), "audits are of all kinds: {narrow}");
}
