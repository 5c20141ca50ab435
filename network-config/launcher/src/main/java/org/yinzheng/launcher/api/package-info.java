// SPDX-License-Identifier: Apache-2.0
/** Speaks to gateway and verifier over HTTP: tokens, JSON, problems. */
@NullMarked
package org.yinzheng.launcher.api;

import org.jspecify.annotations.NullMarked;
