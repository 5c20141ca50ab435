// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.yinzheng.verifier.attestation;

import org.jspecify.annotations.NullMarked;
