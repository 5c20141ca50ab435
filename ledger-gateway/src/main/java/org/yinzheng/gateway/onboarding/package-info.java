// SPDX-License-Identifier: Apache-2.0
/**
 * Licence types as files: reading one ({@link org.yinzheng.gateway.onboarding.TypeFile}), checking a document against it
 * ({@link org.yinzheng.gateway.onboarding.DocumentCheck}), and trying a type on a sample before it is published ({@link
 * org.yinzheng.gateway.onboarding.TypeTrial}).
 */
@NullMarked
package org.yinzheng.gateway.onboarding;

import org.jspecify.annotations.NullMarked;
