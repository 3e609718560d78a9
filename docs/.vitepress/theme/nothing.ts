/** In place of parts of the theme that no page shows, so that no page loads them. */
export default { render: () => null };
