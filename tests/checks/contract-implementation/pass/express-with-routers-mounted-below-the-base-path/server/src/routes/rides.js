const router = require('express').Router();
const controller = require('../controllers/rides');

router.route('/').get(controller.list).post(controller.unlock);
router.delete('/:id(\\d+)', controller.giveBack);

module.exports = router;
