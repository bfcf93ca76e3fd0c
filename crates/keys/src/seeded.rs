//! A repeatable random source for tests: SHA-256 over a seed and a counter.

use core::convert::Infallible;
use rsa::rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};

/// Bytes that follow from a seed, so that a failing test can be run again.
pub(crate) struct Seeded {
    seed: u64,
    block: u64,
    left: Vec<u8>,
}

impl Seeded {
    pub(crate) fn new(seed: u64) -> Seeded {
        Seeded { seed, block: 0, left: Vec::new() }
    }

    fn byte(&mut self) -> u8 {
        if let Some(byte) = self.left.pop() {
            return byte;
        }
        self.block += 1;
        let mut digest = Sha256::new();
        digest.update(self.seed.to_be_bytes());
        digest.update(self.block.to_be_bytes());
        self.left = digest.finalize().to_vec();
        self.byte()
    }
}

impl TryRng for Seeded {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        for slot in into {
            *slot = self.byte();
        }
        Ok(())
    }
}

impl TryCryptoRng for Seeded {}
