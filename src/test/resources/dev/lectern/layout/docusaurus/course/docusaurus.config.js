export default {
  title: 'Baking Site',
  tagline: "Bread for all",
  i18n: {defaultLocale: 'de'},
};
