// SPDX-License-Identifier: Apache-2.0
/**
 * The frame around every page of the agencies' console: sign-in, language, view, navigation, problems in words. The pages
 * themselves stand beside the use cases they show, and carry {@link org.yinzheng.gateway.console.ConsolePage}.
 */
@NullMarked
package org.yinzheng.gateway.console;

import org.jspecify.annotations.NullMarked;
