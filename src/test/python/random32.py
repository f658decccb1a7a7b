"""xoshiro128++ after Blackman and Vigna's reference, seeded as Random32 is; prints Random32Test's numbers."""

MASK = 0xFFFFFFFF


def scramble(x):
    x &= MASK
    x = (x ^ x >> 16) * 0x85EBCA6B & MASK
    x = (x ^ x >> 13) * 0xC2B2AE35 & MASK
    return x ^ x >> 16


def rotate(x, by):
    return (x << by | x >> (32 - by)) & MASK


def sequence(seed, count):
    s = [scramble(seed + k) for k in (0x9E3779B9, 0x3C6EF372, 0xDAA66D2B, 0x78DDE6E4)]
    s[3] |= 1
    for _ in range(count):
        result = (rotate((s[0] + s[3]) & MASK, 7) + s[0]) & MASK
        t = s[1] << 9 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 11)
        yield result - (1 << 32) if result >> 31 else result


for seed in (1, -1):
    print(seed, list(sequence(seed, 5)))
