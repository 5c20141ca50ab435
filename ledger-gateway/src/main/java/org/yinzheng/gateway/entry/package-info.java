// SPDX-License-Identifier: Apache-2.0
/**
 * Documents as people type them, in a form or in a row of a file: what is asked for, how it is read, and what does not fit.
 */
@NullMarked
package org.yinzheng.gateway.entry;

import org.jspecify.annotations.NullMarked;
