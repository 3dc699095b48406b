#pragma once

#include <cstddef>
#include <functional>

namespace msp_audit {

// What is done on several threads has the same outcome as on one: work for different places touches different data,
// and of several exceptions the one of the lowest place comes through, when all threads are done.

/// Calls work(place, worker) for places 0 to count - 1, begun in that order, on up to so many threads, this one among
/// them. `worker` tells them apart: below `threads`, 0 is this one.
void for_each_on_threads(std::size_t count, unsigned threads,
                         const std::function<void(std::size_t place, unsigned worker)>& work);

/// So many chunks, all of one size but the last.
[[nodiscard]] std::size_t chunks_of(std::size_t count);
/// The chunk that starts at `first`.
[[nodiscard]] std::size_t chunk_at(std::size_t first);
/// Cuts 0 .. count into chunks and calls work(first, last, worker) for each.
void for_each_chunk(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t first, std::size_t last, unsigned worker)>& work);

/// Calls fill(slot) until it says that no more is to come, and drain(slot) on this thread for each filled slot, in
/// the order in which they were filled. Where there are two threads and more than one slot to fill, filling goes on
/// in the other one while this one drains. A failure to fill comes through when what was filled before is drained.
void fill_and_drain(unsigned threads, std::size_t slots, const std::function<bool(std::size_t slot)>& fill,
                    const std::function<void(std::size_t slot)>& drain);

/// Both, side by side if there are two threads, else one after the other.
void side_by_side(unsigned threads, const std::function<void()>& first, const std::function<void()>& second);

}  // namespace msp_audit
