// SPDX-License-Identifier: Apache-2.0
/** Strict, bounded CBOR: the only spelling of a value that Yinzheng reads or writes. The doors are {@code CborReader} and {@code CborWriter}. */
@NullMarked
package org.yinzheng.credential.cbor;

import org.jspecify.annotations.NullMarked;
