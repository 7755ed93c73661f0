/** The outlet of an article that names none. */
export const OUTLET_NOT_NAMED = 'Outlet not named';
