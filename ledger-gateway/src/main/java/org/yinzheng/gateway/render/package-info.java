// SPDX-License-Identifier: Apache-2.0
/**
 * What a document looks like: its code as PNG and SVG ({@link org.yinzheng.gateway.render.QrCode}) and its page as PDF
 * ({@link org.yinzheng.gateway.render.DocumentPdf}), drawn from the layout in the type's definition.
 */
@NullMarked
package org.yinzheng.gateway.render;

import org.jspecify.annotations.NullMarked;
