//! Types of the standard library that stand for a few numbers: addresses, points in time,
//! orderings, numbers that are not zero.

use super::{Arena, Corrupt, Cursor, Key, KeyPart, Pack, Record, Stored, TypedBlock, scalar::through};
use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6},
    num::NonZero,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

through! {
    Ipv4Addr as u32, u32::from, |bits| Some(bits.into());
    Ipv6Addr as u128, u128::from, |bits| Some(bits.into());
    IpAddr as Result<Ipv4Addr, Ipv6Addr>,
        |ip| match ip { IpAddr::V4(ip) => Ok(ip), IpAddr::V6(ip) => Err(ip) },
        |ip| Some(ip.map_or_else(IpAddr::V6, IpAddr::V4));
    SocketAddrV4 as (Ipv4Addr, u16),
        |to| (*to.ip(), to.port()),
        |(ip, port)| Some(SocketAddrV4::new(ip, port));
    SocketAddrV6 as (Ipv6Addr, u16, u32, u32),
        |to| (*to.ip(), to.port(), to.flowinfo(), to.scope_id()),
        |(ip, port, flow, scope)| Some(SocketAddrV6::new(ip, port, flow, scope));
    SocketAddr as Result<SocketAddrV4, SocketAddrV6>,
        |to| match to { SocketAddr::V4(to) => Ok(to), SocketAddr::V6(to) => Err(to) },
        |to| Some(to.map_or_else(SocketAddr::V6, SocketAddr::V4));
    Ordering as i8, |ordering| ordering as i8,
        |n| {
            let all = [Ordering::Less, Ordering::Equal, Ordering::Greater];
            all.into_iter().find(|ordering| *ordering as i8 == n)
        };
    SystemTime as (i64, u32), since_epoch, of_epoch;
    NonZero<u8> as u8, NonZero::get, NonZero::new;
    NonZero<u16> as u16, NonZero::get, NonZero::new;
    NonZero<u32> as u32, NonZero::get, NonZero::new;
    NonZero<u64> as u64, NonZero::get, NonZero::new;
    NonZero<u128> as u128, NonZero::get, NonZero::new;
    NonZero<usize> as usize, NonZero::get, NonZero::new;
    NonZero<i8> as i8, NonZero::get, NonZero::new;
    NonZero<i16> as i16, NonZero::get, NonZero::new;
    NonZero<i32> as i32, NonZero::get, NonZero::new;
    NonZero<i64> as i64, NonZero::get, NonZero::new;
    NonZero<i128> as i128, NonZero::get, NonZero::new;
    NonZero<isize> as isize, NonZero::get, NonZero::new;
}

/// Whole seconds since 1970, rounded down, and nanoseconds.
pub(super) fn since_epoch(time: SystemTime) -> (i64, u32) {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => (after.as_secs() as i64, after.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let seconds = (before.as_secs() as i64).wrapping_neg();
            match before.subsec_nanos() {
                0 => (seconds, 0),
                nanos => (seconds.wrapping_sub(1), 1_000_000_000 - nanos),
            }
        }
    }
}

/// None where the system has no such time.
fn of_epoch((seconds, nanos): (i64, u32)) -> Option<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
    time.filter(|_| nanos < 1_000_000_000)?.checked_add(Duration::from_nanos(nanos.into()))
}
