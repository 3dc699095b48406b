#include "core/on_threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace msp_audit {

namespace {

/// Long enough to be worth a thread, short enough that none waits long for another's last one.
constexpr std::size_t chunk = 4096;

}  // namespace

void for_each_on_threads(std::size_t count, unsigned threads,
                         const std::function<void(std::size_t place, unsigned worker)>& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    std::size_t failed = count;
    const auto run = [&](unsigned worker) {
        for (std::size_t place = next++; place < count; place = next++) {
            try {
                work(place, worker);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (place < failed) {
                    failed = place;
                    failure = std::current_exception();
                }
                next = count;
            }
        }
    };
    std::vector<std::thread> others;
    const auto wanted = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, threads), count));
    try {
        for (unsigned worker = 1; worker < wanted; ++worker) others.emplace_back(run, worker);
    } catch (const std::system_error&) {
        // The system gives no more threads: those that run do the work.
    }
    run(0);
    for (std::thread& other : others) other.join();
    if (failure) std::rethrow_exception(failure);
}

std::size_t chunks_of(std::size_t count) { return (count + chunk - 1) / chunk; }

std::size_t chunk_at(std::size_t first) { return first / chunk; }

void for_each_chunk(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t first, std::size_t last, unsigned worker)>& work) {
    for_each_on_threads(chunks_of(count), threads, [&](std::size_t place, unsigned worker) {
        work(place * chunk, std::min(count, (place + 1) * chunk), worker);
    });
}

void side_by_side(unsigned threads, const std::function<void()>& first, const std::function<void()>& second) {
    for_each_on_threads(2, threads, [&](std::size_t place, unsigned) { place == 0 ? first() : second(); });
}

}  // namespace msp_audit
