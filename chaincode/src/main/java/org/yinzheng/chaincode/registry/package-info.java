// SPDX-License-Identifier: Apache-2.0
/** Regions, agencies, admissions, issuing keys, licence types, adoptions, beats and fences. */
@NullMarked
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.NullMarked;
