import { App, ConfigProvider, type ConfigProviderProps, type ThemeConfig, theme as themes } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'

/** Ant Design, quiet: our colours, hairlines, square corners, no shadows, no motion. Only the staff door imports this file. */
export function Desk(props: {
  theme: 'light' | 'dark'
  nonce: string
  locale: ConfigProviderProps['locale']
  children: ReactNode
}) {
  const look = useMemo(() => deskTheme(props.theme), [props.theme])
  useState(() => carryNonce(props.nonce))
  return (
    <ConfigProvider
      theme={look}
      locale={props.locale}
      csp={{ nonce: props.nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      virtual={false}
    >
      <App component={false}>{props.children}</App>
    </ConfigProvider>
  )
}

/**
 * Two of Ant Design's parts (the scroll lock under a dialog, the measure of scroll bars) make style elements without the nonce
 * they were given, and our page policy drops those. Every style element our own scripts make carries it instead.
 */
function carryNonce(nonce: string): void {
  const create = document.createElement
  document.createElement = function (this: Document, ...args: Parameters<typeof create>) {
    const element = create.apply(this, args)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  } as typeof create
}

/** Reads the colours from `tokens.css`, where they are named once; the theme must already stand on the root element. */
function deskTheme(theme: 'light' | 'dark'): ThemeConfig {
  const css = getComputedStyle(document.documentElement)
  const token = (name: string) => css.getPropertyValue(`--${name}`).trim()
  const ink = token('ink')
  const paper = token('paper')
  const sheet = token('sheet')
  const shade = token('shade')
  const hairline = token('hairline')
  const edge = token('edge')
  const quiet = token('quiet')
  const cinnabar = token('cinnabar')
  const deep = token('cinnabar-deep')
  return {
    // The algorithm may derive shades from these, but not repaint them: their contrast has been checked as they are.
    algorithm: (seed) => ({
      ...(theme === 'dark' ? themes.darkAlgorithm : themes.defaultAlgorithm)(seed),
      colorPrimary: cinnabar,
      colorError: cinnabar,
      colorSuccess: token('pine'),
      colorWarning: token('ochre'),
      colorInfo: quiet,
    }),
    token: {
      fontFamily: token('sans'),
      fontSize: 14,
      lineHeight: 1.6,
      colorPrimary: cinnabar,
      colorPrimaryHover: deep,
      colorPrimaryActive: deep,
      colorPrimaryBg: token('cinnabar-wash'),
      colorPrimaryBgHover: token('cinnabar-wash'),
      colorPrimaryText: cinnabar,
      colorTextLightSolid: token('on-cinnabar'),
      colorError: cinnabar,
      colorErrorHover: deep,
      colorErrorText: cinnabar,
      colorErrorBg: token('cinnabar-wash'),
      colorSuccess: token('pine'),
      colorSuccessText: token('pine'),
      colorSuccessBg: token('pine-wash'),
      colorWarning: token('ochre'),
      colorWarningText: token('ochre'),
      colorWarningBg: token('ochre-wash'),
      colorInfo: quiet,
      colorInfoBg: shade,
      colorLink: ink,
      colorLinkHover: cinnabar,
      colorLinkActive: deep,
      colorText: ink,
      colorTextBase: ink,
      colorTextSecondary: quiet,
      colorTextTertiary: quiet,
      colorTextDescription: quiet,
      colorTextPlaceholder: quiet,
      colorIcon: quiet,
      colorBgBase: paper,
      colorBgLayout: paper,
      colorBgContainer: sheet,
      colorBgElevated: sheet,
      colorFillAlter: shade,
      colorFillSecondary: shade,
      colorFillTertiary: shade,
      colorBorder: edge,
      colorBorderSecondary: hairline,
      colorSplit: hairline,
      colorBgMask: token('veil'),
      controlOutline: 'transparent',
      borderRadius: 2,
      borderRadiusLG: 2,
      borderRadiusSM: 2,
      borderRadiusXS: 1,
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${hairline}`,
      boxShadowTertiary: 'none',
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
      Table: {
        colorBgContainer: paper,
        headerBg: paper,
        headerColor: quiet,
        headerSplitColor: 'transparent',
        rowHoverBg: shade,
        cellPaddingBlock: 8,
        cellPaddingInline: 8,
      },
      Tabs: { itemSelectedColor: ink, itemHoverColor: cinnabar, inkBarColor: cinnabar },
      Form: { labelColor: quiet, verticalLabelPadding: '0 0 4px' },
      Input: { activeShadow: 'none' },
      Select: { optionSelectedBg: shade, optionActiveBg: shade },
      Modal: { titleFontSize: 18 },
      Tooltip: { colorBgSpotlight: ink, colorTextLightSolid: paper },
    },
  }
}
