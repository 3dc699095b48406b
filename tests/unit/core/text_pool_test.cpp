#include "core/text_pool.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using msp_audit::TextId;
using msp_audit::TextLookup;
using msp_audit::TextPool;

static_assert(!std::is_copy_constructible_v<TextPool> && !std::is_copy_assignable_v<TextPool>);

constexpr std::size_t thread_count = 4;

/// A different text for each number, of different lengths.
std::string numbered(std::size_t number) { return std::string(number % 23, 'x') + "INV-" + std::to_string(number); }

/// Runs work(0) to work(thread_count - 1) at the same time.
template <class Work>
void together(const Work& work) {
    std::atomic<std::size_t> waiting = thread_count;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < thread_count; ++thread) {
        threads.emplace_back([&, thread] {
            --waiting;
            while (waiting != 0) std::this_thread::yield();
            work(thread);
        });
    }
    for (std::thread& thread : threads) thread.join();
}

std::size_t number_of(TextId id) { return static_cast<std::size_t>(id); }

}  // namespace

TEST_CASE("the empty text is id 0, even in a new pool") {
    TextPool pool;
    CHECK(pool.intern("") == TextId::empty);
    CHECK(pool.intern(std::string_view()) == TextId::empty);
    CHECK(pool.text(TextId::empty).empty());
    CHECK(pool.intern("a") != TextId::empty);
}

TEST_CASE("equal texts have equal ids and different texts different ids") {
    TextPool pool;
    const TextId id = pool.intern("Contoso");
    CHECK(pool.intern(std::string("Con") + "toso") == id);
    for (const std::string_view other : {"contoso", "Contoso ", " Contoso", "Contos", "C", "Contoso Ltd"}) {
        CAPTURE(other);
        CHECK(pool.intern(other) != id);
        CHECK(pool.text(pool.intern(other)) == other);
    }
    CHECK(pool.text(id) == "Contoso");
}

TEST_CASE("texts are bytes: NUL and what is not UTF-8 are kept") {
    TextPool pool;
    const std::string_view with_nul("a\0b", 3);
    const std::string_view one_nul("\0", 1);
    const std::string_view broken = "\xFF\xFE\x80";
    CHECK(pool.text(pool.intern(with_nul)) == with_nul);
    CHECK(pool.text(pool.intern(one_nul)) == one_nul);
    CHECK(pool.text(pool.intern(broken)) == broken);
    CHECK(pool.intern(with_nul) != pool.intern("a"));
    CHECK(pool.intern(one_nul) != TextId::empty);
}

TEST_CASE("the pool keeps its own copy of a text") {
    TextPool pool;
    std::string text = "first";
    const TextId id = pool.intern(text);
    text = "other";
    CHECK(pool.text(id) == "first");
}

TEST_CASE("texts longer than a block of storage are kept whole") {
    TextPool pool;
    std::vector<TextId> ids;
    std::vector<std::string> texts;
    for (const std::size_t length : {1U, 262143U, 262144U, 262145U, 3000000U, 2U}) {
        texts.emplace_back(length, static_cast<char>('a' + texts.size()));
        ids.push_back(pool.intern(texts.back()));
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        CHECK(pool.text(ids[i]) == texts[i]);
        CHECK(pool.intern(texts[i]) == ids[i]);
    }
}

TEST_CASE("200 000 texts keep their ids, their place and their bytes") {
    constexpr std::size_t count = 200'000;
    TextPool pool;
    std::vector<TextId> ids;
    std::vector<std::string_view> views;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(pool.intern(numbered(i)));
        views.push_back(pool.text(ids.back()));
    }
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string text = numbered(i);
        const bool same_place = pool.text(ids[i]).data() == views[i].data();
        if (pool.intern(text) != ids[i] || views[i] != text || !same_place || number_of(ids[i]) >= pool.bound())
            ++wrong;
    }
    CHECK(wrong == 0);
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("threads that add the same texts get the same ids") {
    constexpr std::size_t count = 50'000;
    TextPool pool;
    std::vector<std::vector<TextId>> ids(thread_count, std::vector<TextId>(count));
    together([&](std::size_t thread) {
        // Each starts elsewhere, so that each is the first to add a part of the texts.
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t number = (i + thread * count / thread_count) % count;
            ids[thread][number] = pool.intern(numbered(number));
        }
    });
    for (std::size_t thread = 1; thread < thread_count; ++thread) CHECK(ids[thread] == ids[0]);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (pool.text(ids[0][i]) != numbered(i)) ++wrong;
    }
    CHECK(wrong == 0);
    std::sort(ids[0].begin(), ids[0].end());
    CHECK(std::adjacent_find(ids[0].begin(), ids[0].end()) == ids[0].end());
}

TEST_CASE("a thread reads the texts that it has added while others add") {
    constexpr std::size_t count = 100'000;
    TextPool pool;
    std::atomic<std::size_t> wrong = 0;
    together([&](std::size_t thread) {
        std::vector<TextId> ids;
        for (std::size_t i = 0; i < count; ++i) {
            ids.push_back(pool.intern(numbered(thread * count + i)));
            if (pool.text(ids[i / 2]) != numbered(thread * count + i / 2)) ++wrong;
        }
    });
    CHECK(wrong == 0);
}

TEST_CASE("texts that are added many at a time have the ids that they have one by one") {
    constexpr std::size_t count = 5000;
    TextPool pool;
    std::vector<TextId> known;
    for (std::size_t i = 0; i < count; i += 3) known.push_back(pool.intern(numbered(i)));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) texts.push_back(numbered(i));
    texts.push_back(std::string(300, 'y'));  // longer than one byte counts
    texts.push_back(numbered(4999));         // twice in one call
    std::vector<msp_audit::TextLookup> lookups;
    for (const std::string& text : texts) lookups.push_back({text, TextPool::hash_of(text), TextId::empty});
    pool.intern_all(lookups);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (pool.intern(texts[i]) != lookups[i].id || pool.text(lookups[i].id) != texts[i]) ++wrong;
        if (i < count && i % 3 == 0 && lookups[i].id != known[i / 3]) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("threads that add the same texts many at a time get the same ids") {
    constexpr std::size_t count = 50'000;
    constexpr std::size_t at_once = 100;
    TextPool pool;
    std::vector<std::vector<TextId>> ids(thread_count, std::vector<TextId>(count));
    together([&](std::size_t thread) {
        for (std::size_t i = 0; i < count; i += at_once) {
            const std::size_t first = (i + thread * count / thread_count) % count;
            std::vector<std::string> texts;
            std::vector<msp_audit::TextLookup> lookups;
            for (std::size_t j = 0; j < at_once; ++j) texts.push_back(numbered(first + j));
            for (const std::string& text : texts) lookups.push_back({text, TextPool::hash_of(text), TextId::empty});
            pool.intern_all(lookups);
            for (std::size_t j = 0; j < at_once; ++j) ids[thread][first + j] = lookups[j].id;
        }
    });
    for (std::size_t thread = 1; thread < thread_count; ++thread) CHECK(ids[thread] == ids[0]);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (pool.text(ids[0][i]) != numbered(i)) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("every id is below the bound") {
    TextPool pool;
    CHECK(pool.bound() > number_of(TextId::empty));
    for (std::size_t i = 0; i < 1000; ++i) {
        const TextId id = pool.intern(numbered(i));
        CHECK(number_of(id) < pool.bound());
    }
}

TEST_CASE("a pool that has given its lookup back still knows its texts, and takes new ones") {
    TextPool pool;
    constexpr std::size_t texts = 20'000;
    std::vector<TextId> ids;
    for (std::size_t i = 0; i < texts; ++i) ids.push_back(pool.intern(numbered(i)));
    pool.release_lookup();
    CHECK(pool.text(ids[texts / 2]) == numbered(texts / 2));
    const TextId added = pool.intern("added behind it");
    CHECK(pool.text(added) == "added behind it");
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < texts; ++i) wrong += pool.intern(numbered(i)) == ids[i] ? 0U : 1U;
    CHECK(wrong == 0);
    pool.release_lookup();
    std::vector<std::string> again;
    for (std::size_t i = 0; i < texts; ++i) again.push_back(numbered(i));
    std::vector<TextLookup> lookups;
    for (const std::string& text : again) lookups.push_back({text, TextPool::hash_of(text)});
    pool.intern_all(lookups);
    for (std::size_t i = 0; i < texts; ++i) wrong += lookups[i].id == ids[i] ? 0U : 1U;
    CHECK(wrong == 0);
}
