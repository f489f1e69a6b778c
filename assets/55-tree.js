/* HTML from nested lists (dashboard/trees.py): elements of React itself, which Dash neither wraps nor asks again.
   A tree that came anew is drawn anew, as Dash draws what a callback gave. */
window.pantau = window.pantau || {};
window.pantau.named = function (attributes) { return typeof attributes === "string" ? { className: attributes } : attributes || {}; };
window.pantau.Tree = function (props) {
  const React = window.React, e = React.createElement, last = React.useRef({ tree: props.tree, turn: 0 });
  if (last.current.tree !== props.tree) last.current = { tree: props.tree, turn: last.current.turn + 1 };
  const living = props.children === undefined ? [] : Array.isArray(props.children) ? props.children : [props.children];
  const build = function (node) {
    if (Array.isArray(node)) return e(node[0] || React.Fragment, window.pantau.named(node[1]), ...node.slice(2).map(build));
    return node !== null && typeof node === "object" ? living[node.slot] : node;
  };
  return e(React.Fragment, { key: last.current.turn }, build(props.tree));
};
