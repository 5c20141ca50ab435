// SPDX-License-Identifier: Apache-2.0
/** The demo's documents for people who hold none. */
@NullMarked
package org.yinzheng.verifier.demo;

import org.jspecify.annotations.NullMarked;
