#include "core/on_threads.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace msp_audit {

namespace {

/// Long enough to be worth a thread, short enough that none waits long for another's last one.
constexpr std::size_t chunk = 512;

/// Slots that one thread fills and another one drains, in turn.
class Slots {
public:
    Slots(std::size_t count, const std::function<bool(std::size_t slot)>& fill) : count_(count), fill_(fill) {}

    /// Of the thread that fills; the first slot is filled already.
    void fill_all() {
        for (std::size_t next = 1;; ++next) {
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return is_ended_ || next - drained_ < count_; });
                if (is_ended_) return;
            }
            bool has_more = false;
            bool is_filled = true;
            try {
                has_more = fill_(next % count_);
            } catch (...) {
                is_filled = false;
                failure_ = std::current_exception();
            }
            const std::lock_guard lock(mutex_);
            filled_ += is_filled ? 1 : 0;
            is_ended_ = !has_more;
            changed_.notify_all();
            if (is_ended_) return;
        }
    }
    /// Of the thread that drains: false where all slots are.
    [[nodiscard]] bool wait_for(std::size_t next) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_ended_ || next < filled_; });
        return next < filled_;
    }
    void let_go() {
        const std::lock_guard lock(mutex_);
        ++drained_;
        changed_.notify_all();
    }
    void end() {
        const std::lock_guard lock(mutex_);
        is_ended_ = true;
        changed_.notify_all();
    }
    /// When the thread that fills is done.
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    std::size_t count_;
    const std::function<bool(std::size_t slot)>& fill_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t filled_ = 1, drained_ = 0;
    bool is_ended_ = false;
    std::exception_ptr failure_;
};

/// Ends the thread that fills, whatever happens.
class Filling {
public:
    explicit Filling(Slots& slots) : slots_(slots), thread_([&slots] { slots.fill_all(); }) {}
    Filling(const Filling&) = delete;
    Filling& operator=(const Filling&) = delete;
    ~Filling() {
        slots_.end();
        thread_.join();
    }

private:
    Slots& slots_;
    std::thread thread_;
};

}  // namespace

void fill_and_drain(unsigned threads, std::size_t slots, const std::function<bool(std::size_t slot)>& fill,
                    const std::function<void(std::size_t slot)>& drain) {
    bool has_more = fill(0);
    Slots shared(slots, fill);
    std::unique_ptr<Filling> filling;
    try {
        if (has_more && threads > 1 && slots > 1) filling = std::make_unique<Filling>(shared);
    } catch (const std::system_error&) {
        // The system gives no more threads: this one does both.
    }
    if (!filling) {
        drain(0);
        while (has_more) {
            has_more = fill(0);
            drain(0);
        }
        return;
    }
    for (std::size_t next = 0; shared.wait_for(next); ++next) {
        drain(next % slots);
        shared.let_go();
    }
    filling.reset();
    shared.rethrow();
}

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
