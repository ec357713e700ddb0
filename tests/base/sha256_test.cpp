// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <opgave/base/sha256.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using opgave::hex;
using opgave::parse_sha256;
using opgave::sha256;

// FIPS 180-4, the examples of NIST for one block, two blocks and no byte.
TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, IsReadAsItIsWritten) {
    const auto sum = sha256("abc");
    EXPECT_EQ(parse_sha256(hex(sum)), sum);
}

TEST(Sha256, IsReadFromNothingElse) {
    const std::string whole = hex(sha256("abc"));
    std::string       capital(whole);
    capital[0] = 'B';
    std::string beyond(whole);
    beyond[63] = 'g';
    for (const std::string& text :
         {std::string(), whole.substr(1), whole + '0', capital, beyond, ' ' + whole.substr(1)})
        EXPECT_FALSE(parse_sha256(text)) << text;
}

TEST(Sha256, OfAFileKeepsItsNameAndSize) {
    const auto one = opgave::sum_of_file("config/drenthe.toml", "abc");
    EXPECT_EQ(one.file, "config/drenthe.toml");
    EXPECT_EQ(one.size, 3U);
    EXPECT_EQ(one.sum, sha256("abc"));
}

} // namespace
