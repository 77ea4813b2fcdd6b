//! `sim`: N instances over an in-memory exchange, one running at a time, in an order drawn from a
//! seed. An instance can be lost in a call of its choice.

use super::{CallId, Exec, Lost, Message, Topology};
use std::{
    collections::BTreeMap,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

/// One of several instances in this process.
#[derive(Clone, Debug)]
pub struct Sim {
    place: Topology,
    mesh: Arc<Mesh>,
}

#[derive(Debug)]
struct Mesh {
    state: Mutex<State>,
    turn: Condvar,
}

#[derive(Debug)]
struct State {
    peers: u32,
    /// who may run now; the others wait in a call or at their start
    running: Option<u32>,
    ready: Vec<u32>,
    started: u32,
    seed: u64,
    calls: BTreeMap<CallId, Call>,
    /// who is to go, after so many of its calls
    goes: Option<(u32, u64)>,
    gone: Option<u32>,
}

#[derive(Debug, Default)]
struct Call {
    arrived: Vec<u32>,
    left: u32,
    /// by receiver
    messages: BTreeMap<u32, Vec<Message>>,
}

impl Sim {
    /// The instances of one simulated cluster. Each must be driven by a thread of its own, between
    /// [`Sim::enter`] and [`Sim::leave`].
    pub fn cluster(instances: u32, partitions: u32, seed: u64) -> Vec<Sim> {
        let state = State {
            peers: instances,
            running: None,
            ready: Vec::new(),
            started: 0,
            seed,
            calls: BTreeMap::new(),
            goes: None,
            gone: None,
        };
        let mesh = Arc::new(Mesh { state: Mutex::new(state), turn: Condvar::new() });
        let place = |me| Topology { me, peers: instances, partitions: partitions.max(1) };
        (0..instances).map(|me| Sim { place: place(me), mesh: Arc::clone(&mesh) }).collect()
    }

    /// This instance is lost after `calls` more calls: it sends nothing in the next one, nor later.
    pub fn lose_after(&self, calls: u64) {
        self.lock().goes = Some((self.place.me, calls));
    }

    /// Waits for the turn. Nothing runs before all instances have come.
    pub fn enter(&self) {
        let mut state = self.lock();
        state.started += 1;
        state.ready.push(self.place.me);
        if state.started == self.place.peers {
            self.pass_on(&mut state);
        }
        self.wait_for_turn(state);
    }

    /// Gives the turn to another instance for good.
    pub fn leave(&self) {
        let mut state = self.lock();
        state.started -= 1;
        self.pass_on(&mut state);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.mesh.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Draws who runs next. Sorted first: in which order threads of the system came must not show.
    fn pass_on(&self, state: &mut State) {
        state.ready.sort_unstable();
        state.seed =
            state.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.running = match state.ready.len() {
            0 => None,
            n => Some(state.ready.remove((state.seed >> 33) as usize % n)),
        };
        self.mesh.turn.notify_all();
    }

    fn wait_for_turn(&self, mut state: MutexGuard<'_, State>) {
        while state.running != Some(self.place.me) {
            state = self.mesh.turn.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Exec for Sim {
    fn place(&self) -> Topology {
        self.place
    }

    /// Backwards, so that nothing can lean on the order of tasks.
    fn run(&self, tasks: usize, task: &(dyn Fn(usize) + Sync)) {
        (0..tasks).rev().for_each(task);
    }

    fn all_to_all(&self, at: CallId, sent: Vec<Message>) -> Result<Vec<Message>, Lost> {
        let me = self.place.me;
        let mut state = self.lock();
        match &mut state.goes {
            Some((goes, 0)) if *goes == me => state.lose(me),
            Some((goes, calls)) if *goes == me => *calls -= 1,
            _ => {}
        }
        state.check()?;
        let call = state.calls.entry(at).or_default();
        for message in sent {
            call.messages.entry(message.peer).or_default().push(Message { peer: me, ..message });
        }
        call.arrived.push(me);
        if call.arrived.len() == self.place.peers as usize {
            state.ready.extend(0..self.place.peers);
        }
        self.pass_on(&mut state);
        self.wait_for_turn(state);
        let mut state = self.lock();
        let call = state.calls.get_mut(&at).expect("a call stays until all have left it");
        // a call in which everyone arrived has happened, whoever goes then
        let complete = call.arrived.len() == self.place.peers as usize;
        let mine = call.messages.remove(&me).unwrap_or_default();
        call.left += 1;
        if call.left == self.place.peers {
            state.calls.remove(&at);
        }
        if complete { Ok(mine) } else { state.check().map(|()| mine) }
    }
}

impl State {
    /// From now on `me` is gone; those that wait for it in a call see that.
    fn lose(&mut self, me: u32) {
        self.goes = None;
        self.gone = Some(me);
        for call in self.calls.values().filter(|call| (call.arrived.len() as u32) < self.peers) {
            self.ready.extend(&call.arrived);
        }
    }

    fn check(&self) -> Result<(), Lost> {
        self.gone.map_or(Ok(()), |peer| Err(Lost::new(peer, "it was lost in a simulation")))
    }
}
