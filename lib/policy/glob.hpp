#pragma once

#include "core/glob.hpp"
